"""Files to a graph, fast: Oxigraph parses, rdflib holds."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import XSD

from kg.checking.triples import Triples
from kg.errors import UnreadableGraphError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib.term import Node

    Term = ox.NamedNode | ox.BlankNode | ox.Literal

__all__ = ["read_graph"]

_STRING = str(XSD.string)


def read_graph(path: Path) -> Graph:
    """Return the graph of a file, and of the evidence that lies beside it.

    For a folder, of the Turtle that ``kg build`` wrote there. A file whose suffix says
    nothing is read as Turtle.
    """
    file = path / "kg.ttl" if path.is_dir() else path
    evidence = file.with_suffix(f".evidence{file.suffix}")
    store = Triples()
    terms: dict[Term, Node] = {}
    with _quiet():
        for part in (file, evidence) if evidence.exists() else (file,):
            for triple in _parse(part):
                store.add(tuple(_term(term, terms) for term in triple))
    return Graph(store=store)


def _parse(path: Path) -> Iterator[tuple[Term, Term, Term]]:
    suffix = path.suffix.removeprefix(".")
    rdf_format = ox.RdfFormat.from_extension(suffix) or ox.RdfFormat.TURTLE
    try:
        for quad in ox.parse(path=path, format=rdf_format):
            yield quad.subject, quad.predicate, quad.object
    except OSError as error:
        raise UnreadableGraphError(path, error.strerror or str(error)) from error
    except SyntaxError as error:
        raise UnreadableGraphError(path, f"not valid RDF: {error}") from error


def _term(term: Term, terms: dict[Term, Node]) -> Node:
    """Return rdflib's term; equal terms share one object, which saves most of the time."""
    found = terms.get(term)
    if found is None:
        found = terms[term] = _converted(term)
    return found


def _converted(term: Term) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    # rdflib tells "x" from "x"^^xsd:string; RDF 1.1 does not.
    datatype = None if term.datatype.value == _STRING else URIRef(term.datatype.value)
    return Literal(term.value, datatype=datatype, normalize=False)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a stack trace for every literal that the shapes reject."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
