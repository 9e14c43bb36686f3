"""From what single entries say to one account of the whole corpus.

================ ============================================================
``references``   what one entry calls one thing
``overrides``    corrections by a person
``clusters``     which references denote one entity
``entities``     one kind, one label and all names for each
``identity``     readable identifiers that stay when digests are added
``kinship``      which references have a say in each other's entity
``statements``   one claim per paper and entity, with all evidence
``results``      numbers, with the entities that they are about
``papers``       one paper from all its entries; its people and places
``resolve``      all of that in its order
================ ============================================================

Resolution does not depend on the order of its input.
"""
