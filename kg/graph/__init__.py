"""The finished graph, in the shapes that tools expect.

============== ==============================================================
``names``      the addresses of things and the prefixes for them
``triples``    RDF: one triple a claim, and statements with the evidence
``property_graph``  networkx: typed attributes on nodes and edges
``columns``    what tables there are: columns, keys and types
``tables``     polars: one table for each kind of thing or link
============== ==============================================================
"""
