"""Validation of a graph against the shapes of the ontology, and a report to read.

============= ================================================================
``check``     graph in, report out
``report``    the values: a violation, and the report that holds all of them
``rendering`` the violations as text
``reading``   files to a graph, fast
``triples``   the store that pySHACL reads quickest
``evidence``  what shapes cannot say in reasonable time: nothing without evidence
============= ================================================================
"""
