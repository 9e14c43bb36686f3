"""The addresses of things and the prefixes for them."""

from typing import NamedTuple
from urllib.parse import quote

__all__ = ["DEFAULT_BASE", "KG", "PREFIXES", "Namespace", "called"]

#: Where things live unless the user says otherwise; the terms never move.
DEFAULT_BASE = "https://w3id.org/paper-kg/"
KG = "https://w3id.org/paper-kg/ontology#"

#: The vocabularies that the graph uses; the addresses of things come on top.
PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": KG,
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_COLLECTIONS = (
    "author",
    "authorship",
    "digest",
    "entity",
    "listing",
    "organization",
    "paper",
    "repository",
    "result",
    "statement",
)

#: What an address may hold as it is: letters of any script, digits, and these.
_SAFE = "/.-_~"


def called(collection: str, name: str) -> str:
    """Return the name of a node, which is an XML name token, as GraphML wants it."""
    return f"{collection}:{name}".replace("/", ":")


class Namespace(NamedTuple):
    """Makes the addresses of things under a base."""

    base: str = DEFAULT_BASE

    def iri(self, collection: str, name: str) -> str:
        """Return the address of a thing.

        >>> Namespace().iri("paper", "2411.15124")
        'https://w3id.org/paper-kg/paper/2411.15124'
        """
        safe = "".join(c if c.isalnum() or c in _SAFE else quote(c, safe="") for c in name)
        return f"{self.base}{collection}/{safe}"

    @property
    def prefixes(self) -> dict[str, str]:
        """Return all prefixes, sorted: those of the vocabularies and those of things."""
        things = {name: f"{self.base}{name}/" for name in _COLLECTIONS}
        return dict(sorted((PREFIXES | things).items()))
