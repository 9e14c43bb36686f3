"""What the graph knows of a thing, as its page shows it.

=============== =============================================================
``look``        what a page shows of any thing, by its kind
``entity``      of a method, a data set and so on: what papers say of it
``paper``       of a paper: what it says
``papers``      of whom or what papers point at: people, places, digests
``claims``      of a statement, and of a result
``listing``     links, papers in lists, and how much is shown of what is long
=============== =============================================================
"""
