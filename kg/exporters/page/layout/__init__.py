"""Where everything lies on the page, computed beforehand and alike on every machine.

=============== =============================================================
``plan``        the parts below in their order: from elements to places
``weights``     how strongly each edge holds its ends together
``communities`` what belongs together (Leiden)
``topics``      what a community is about, in both languages
``rings``       places for a few papers: each with what belongs to it alone around it
``atlas``       places for a whole archive: communities as countries of a map
``discs``       how discs are packed, and how nodes are pushed apart
``quality``     whether neighbours on the page are neighbours in the graph
=============== =============================================================

To give the same bytes everywhere, arithmetic keeps to what IEEE 754 defines to the last bit
(sums, products, quotients, square roots) and to integers; where a library decides
(Leiden in igraph), it gets numbers that it cannot round. Places are rounded at the end.
"""
