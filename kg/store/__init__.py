"""The graph as a database: a folder that grows by digests and can be asked at any time.

For readers (``kg query``, ``kg serve``) three names are all there is to know, and they stay::

    from kg.store.reading import generation, is_store, open_for_reading

    if is_store(folder):
        with open_for_reading(folder) as snapshot:
            snapshot.store       # pyoxigraph.Store, read-only: one state of the graph
            snapshot.prefixes    # those that a query need not declare (with the store's base)
            snapshot.generation  # a number that grows with each commit

A snapshot never changes and stays readable for as long as it is open, whatever a writer does
meanwhile. ``generation(folder) != snapshot.generation`` (well under a millisecond) says that
there is a newer one: open that, then close the old one. The default graph holds what is put
together from all digests; the named graph ``digest/…`` of each digest holds what that digest
says, with its evidence. So ask with ``use_default_graph_as_union=True``, as ``GraphStore``
does: ``GraphStore(snapshot.store, snapshot.prefixes)``.

============== ==============================================================
``places``     where a store keeps what
``database``   its SQLite file, opened to read or to write
``leases``     who still reads a generation of the graph
``reading``    a snapshot of the graph, for as many readers as like
============== ==============================================================
"""
