"""Answers that triples alone do not give: pure functions over the tables of the graph.

Every answer is a function from ``kg.graph.tables.Tables`` to frozen values; ``kg.cli`` prints
them, and ``report`` puts them together.

=============== ==================================================================
``names``       which thing a name means
``leaderboard`` scores of a benchmark, best first: ``roles`` reads what a number says
                in its sentence, ``beside`` what the words around it give it to,
                ``metrics`` which way is better, ``scores`` joins them
``trends``      what rises and falls, from the counts of ``months``; drawn by ``plots``
``news``        what is new; ``post`` makes Markdown of it
``related``     what is near, by ``closeness``, with ``claims`` as reasons
``people``      who works with whom, in the network of ``collaboration``; ``persons``
                tells people of one name apart
``paths``       how two things are connected
``report``      the state of the field on one page
=============== ==================================================================
"""
