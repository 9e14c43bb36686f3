"""From the finished graph to files; ``export`` is the only place that touches the disk.

To add a format, write a module next to these and name its function in ``formats``.

================ ========================================================================
``turtle``       Turtle for people: grouped, sorted, prefixed
``lines``        N-Triples and N-Quads (a named graph a digest)
``jsonld``       JSON-LD, compacted with the project's context
``graphml``      GraphML for Gephi, networkx and igraph
``gexf``         GEXF for Gephi, with the days from which nodes and edges are there
``page``         one interactive HTML page
``parquet``      the tables as Parquet
``csv_tables``   the tables as CSV, safe to open in a spreadsheet
``data_package`` what describes the files of the tables
``neo4j``        CSV for Neo4j's import
``link_triples`` triples to learn links from, parted so that no answer leaks
``controls``     what becomes of control characters
``formats``      the table of all of them
``export``       writes the files, each whole or not at all
================ ========================================================================
"""
