"""Questions to the graph, in SPARQL.

=============== =============================================================
``questions``   a query from text, from a file, or by the name of a shipped one
``sparql``      what the text of a query tells without an engine
``store``       a graph to ask, from Turtle files
``excerpt``     the part of a big Turtle file that a few things need
``answers``     what comes back: rows, yes or no, or triples
``names``       which things of a graph a name means
``card``        what a graph knows about a thing
=============== =============================================================
"""
