"""How well a graph says what its papers say, by gold annotations.

=============== =============================================================
``spelling``    when two names, or two numbers, count as one
``gold``        what people say a paper's entry says
``predicted``   what the graph says about a paper
``results``     one paper's results, side by side
``matching``    one paper's entities, side by side
``scores``      precision and recall of all that, in rows
``causes``      each error, under what went wrong
``evaluate``    the journey from gold and graph to rows and errors
``comparison``  two builds, and what changed between them
``report``      all of it as text for people
``records``     all of it as plain data for programs
=============== =============================================================
"""
