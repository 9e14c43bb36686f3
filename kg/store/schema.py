"""The tables of a store."""

from __future__ import annotations

__all__ = ["DERIVED", "SCHEMA"]

#: What the digests say: the truth, from which everything else can be made again.
_TOLD = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE digest (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    language TEXT NOT NULL,
    day TEXT
);
CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    digest INTEGER NOT NULL REFERENCES digest,
    position INTEGER NOT NULL,
    paper TEXT NOT NULL,
    reading TEXT NOT NULL,  -- the name of what extraction gave for it
    content BLOB NOT NULL
);
CREATE INDEX entry_of_digest ON entry (digest);
CREATE INDEX entry_of_paper ON entry (paper);
CREATE TABLE reading (name TEXT PRIMARY KEY, content BLOB NOT NULL);
"""

#: What resolution made of that, and by what it finds the part that a change touches.
_MADE = """
CREATE TABLE reference (
    number INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry,
    thing INTEGER NOT NULL,
    entity TEXT  -- what it denotes, NULL if a person dropped that
);
CREATE INDEX reference_of_entry ON reference (entry);
CREATE INDEX reference_to_entity ON reference (entity);
CREATE TABLE link (  -- see kg.resolution.kinship
    key TEXT NOT NULL,
    reference INTEGER NOT NULL,
    PRIMARY KEY (key, reference)
) WITHOUT ROWID;
CREATE INDEX link_of_reference ON link (reference);
CREATE TABLE spelling (  -- the names by which settled references call a concept
    home TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,  -- sorts as references do
    reference INTEGER NOT NULL,
    PRIMARY KEY (home, name, place)
) WITHOUT ROWID;
CREATE INDEX spelling_of_reference ON spelling (reference);
CREATE TABLE credit (  -- whom an entry names: authors, organizations, repositories
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    spelling TEXT NOT NULL,
    entry INTEGER NOT NULL
);
CREATE INDEX credit_of_thing ON credit (collection, id);
CREATE INDEX credit_of_entry ON credit (entry);
CREATE TABLE unit (  -- the account: papers, entities, the claims of each paper and so on
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (collection, id)
);
"""

SCHEMA = _TOLD + _MADE
DERIVED = ("reference", "link", "spelling", "credit", "unit")
