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
there is a newer one: open that, then close the old one. The default graph holds
everything; the named graph ``digest/…`` of each digest holds what that digest says, with its
evidence. So ask the default graph, not the union: the engine would count a triple of both
twice. ``GraphStore(snapshot.store, snapshot.prefixes)`` does.

=============== =============================================================
``store``       add, remove, renew: each one whole change
``plans``       which digests leave and which come
``changing``    one change inside one transaction
``library``     the digests, and what was read in each entry
``kin``         the references, and which of them a change can touch
``renewal``     the part of the account that a change touches, resolved anew
``units``       the account in parts: papers, entities, claims and so on
``graphs``      the graph on disk: one Oxigraph a generation
``leases``      who still reads a generation
``handing_on``  what readers made of a generation, for those of the next
``reading``     a snapshot of the graph, for as many readers as like
``status``      what a store holds, and whether its two engines agree
``database``    the SQLite file, opened to read or to write
``schema``      its tables
``codec``       values of the model as bytes
``versions``    which code made something
``aging``       what other code made, and what to do about it
``places``      where a store keeps what
``parts``       the graph in parts, each read when it is wanted
``marks``       what is known of them, kept beside the graph and handed on
``pushing``     the graph in a server
``credentials`` how to say to a server who we are
=============== =============================================================

``docs/decisions/0006-the-store.md`` says why it is built so.
"""
