"""Questions to the graph, in SPARQL.

=============== =============================================================
``questions``   a query from text, from a file, or by the name of a shipped one
``parameters``  what a shipped query wants to be told
``asking``      a question with its parameters filled in
``complaints``  where a query is wrong, and what to do
``sparql``      what the text of a query tells without an engine
``store``       a graph to ask, from Turtle files
``excerpt``     the part of a big Turtle file that a few things need
``answers``     what comes back: rows, yes or no, or triples
``names``       which things of a graph a name means
``name_index``  every name of a graph, found by any spelling
``indexing``    how that index is made
``card``        what a graph knows about a thing
=============== =============================================================

Every ``kg query`` waits for the import of most of them. So values here are named tuples or
plain classes, as importing and applying ``dataclasses`` takes ten milliseconds; the files that
define named tuples do not postpone their annotations, which would have to be compiled from text
each time (two more); patterns and modules that few questions need are compiled and imported
where they are used. Tests in ``tests/cli/test_plain.py`` say what a plain question does without.
"""
