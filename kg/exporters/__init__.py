"""From the finished graph to files; ``export`` is the only place that touches the disk.

To add a format, write a module next to these and name its function in ``formats``.

============= ===============================================================
``turtle``    Turtle for people: grouped, sorted, prefixed
``lines``     N-Triples and N-Quads (a named graph a digest)
``jsonld``    JSON-LD, compacted with the project's context
``graphml``   GraphML for Gephi, networkx and igraph
``page``      one interactive HTML page
``formats``   the table of all of them
``export``    writes the files, each whole or not at all
============= ===============================================================
"""
