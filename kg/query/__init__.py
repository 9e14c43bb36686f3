"""Questions to the graph, in SPARQL.

=============== =============================================================
``questions``   a query from text, from a file, or by the name of a shipped one
``store``       a graph to ask, from Turtle files
``answers``     what comes back: rows, yes or no, or triples
=============== =============================================================
"""
