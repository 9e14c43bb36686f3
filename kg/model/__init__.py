"""The values that travel along the arrows of ``kg``; this package imports nothing of ours.

=============== =============================================================
``identifiers`` the names of things: arXiv ids, entity ids, fingerprints
``concept``     one thing that the vocabulary knows beforehand
``entry``       one paper as one digest tells it
``digest``      one source document
``problem``     what went wrong while reading, and what it cost
``span``        a stretch of a source text
``mention``     what extraction reads out of one entry
``entity``      one thing in the world
``statement``   one claim, with its evidence
``result``      one number that a paper reports
``paper``       one paper as all digests together tell it
``knowledge``   everything above, resolved: what a graph is made from
=============== =============================================================
"""
