"""Write ``ontology.html`` beside this file: the ontology as a page, made by pyLODE.

Run it after every change of ``ontology/kg.ttl``::

    python docs/make_ontology_docs.py

The page is the same on every run and needs no network. It names the fingerprint of the
ontology it was made from, by which a test sees that it is current.
"""  # noqa: INP001  # a script beside its product, no package

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from pylode import OntPub
from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDFS

DOCS = Path(__file__).parent
ONTOLOGY = DOCS.parent / "ontology" / "kg.ttl"

#: What stands between the English and the Korean text: names share a line, comments do not.
SEPARATORS = {
    RDFS.label: " · ",
    DCTERMS.title: " · ",
    RDFS.comment: "\n\n",
    DCTERMS.description: "\n\n",
}


def page(ontology: Path) -> str:
    """Return the page of an ontology."""
    graph = Graph().parse(ontology)
    join_languages(graph)
    return complete(OntPub(graph).make_html(), ontology)


def join_languages(graph: Graph) -> None:
    """Make one text of the English and the Korean one, as pyLODE shows either by chance."""
    for predicate, separator in SEPARATORS.items():
        for subject in set(graph.subjects(predicate)):
            texts = {x.language: str(x) for x in graph.objects(subject, predicate)}
            both = separator.join(texts[language] for language in ("en", "ko"))
            graph.set((subject, predicate, Literal(both)))


def complete(html: str, ontology: Path) -> str:
    """Return the page with what pyLODE leaves out of its head, or writes too far below."""
    head = (
        '<html lang="en">\n  <head>\n    <meta charset="utf-8">\n    '
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n    '
        f'<meta name="ontology" content="sha256:{fingerprint(ontology)}">'
    )
    return html.replace("<html>\n  <head>", head, 1) + "\n"


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    (DOCS / "ontology.html").write_text(page(ONTOLOGY), encoding="utf-8", newline="\n")
