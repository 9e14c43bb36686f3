"""From the words of one entry to the things that it names: a spaCy pipeline.

In the order of the pipeline (``pipeline`` lists them with what each needs and sets):

================ ============================================================
``document``     one entry as one spaCy document, and the way back to the source
``tokenizer``    words, with Korean particles split off
``sentences``    where sentences begin
``gazetteer``    names that the vocabulary knows
``glosses``      names given twice: ``희소 자동인코더(Sparse Autoencoder; SAE)``
``names``        names by their look, in the title too
``phrases``      descriptive names by their last word
``alternatives`` other ways to cut the same words
``things``       which names of the entry denote one thing
``context``      a document's words, to look around in
``signs``        what there is to see about a thing
``judges``       what each thing is, and what the paper does with it (``linear`` models)
``results``      numbers that are results (``number``)
``slots``        their metric, data set and method
``explanation``  why it read what it read
``by_hand``      weights for want of learnt ones
``reading``      what all that says, as values of the model
``quick_spacy``  spaCy without its commands, which few need
================ ============================================================

``particles``, ``abbreviations``, ``lexicon``, ``cues``, ``declarations`` and ``word_classes``
hold what they know of language, ``addresses`` of web addresses, and ``precedents`` what earlier
papers named.
Extraction is a pure function of one entry and the vocabulary.
"""
