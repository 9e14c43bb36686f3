"""From annotations to the weights that extraction ships with.

================ ============================================================
``corpus``       the digests to learn from
``annotated``    entries with what people say that they say
``examples``     what extraction sees in them, with the right answers
``rarity``       which papers name what: vocabularies that know less, and precedents
``word_classes`` classes of words that occur in like company
``fit``          weights from examples
``train``        all of that: every model
================ ============================================================

Needs scikit-learn (``pip install 'paper-kg[train]'``); reading digests does not.
"""
