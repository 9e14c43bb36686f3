"""What there is to see about a thing: the signs by which its kind and relation are judged.

A sign is a short string such as ``right=dataset``; a thing has each sign or has it not.
While a text is read, signs are numbers of a table.

================ ==================================================================
``table``        the numbers that stand for signs
``words``        what is known of a word by itself: stem, class, cues
``surroundings`` the words of an entry, looked up once for all its things
``name``         signs of a thing's names: rules, concept, shape, words
``place``        where in the entry it stands
``paper``        what the title says of the paper, and what papers before it named
``neighbours``   the words next to it, and those of its sentence
``listing``      what it is listed with
``cue``          words that tell what the paper does with it
``all``          all of these
================ ==================================================================
"""
