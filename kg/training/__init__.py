"""From gold annotations to the weights that extraction ships with.

=========== =================================================================
``examples``  what extraction sees in the annotated entries, with the gold's labels
``rarity``    vocabularies that know less, so that the weights learn to do without
``fit``       weights from examples
``train``     all of that: the three models
=========== =================================================================

Needs scikit-learn (``pip install 'paper-kg[train]'``); reading digests does not.
"""
