"""Graph in, report out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyshacl
from rdflib import BNode, Graph
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH

from kg.checking.evidence import find_unsupported
from kg.checking.reading import read_graph
from kg.checking.report import Report, Severity, Violation
from kg.resources import ontology_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib.term import Node

__all__ = ["check"]


def check(graph: Path | Graph, shapes: Path | Graph | None = None) -> Report:
    """Return what is wrong with a graph by these shapes, or else by those of the ontology.

    A path is a file, with the evidence that lies beside it, or the folder of a build. It is
    faster than an rdflib graph, whose own store pySHACL reads slowly.
    """
    if not isinstance(graph, Graph):
        graph = read_graph(graph)
    if not isinstance(shapes, Graph):
        shapes = Graph().parse(shapes or ontology_folder() / "shapes.ttl", format="turtle")
    found = {*_validate(graph, shapes), *find_unsupported(graph)}
    return Report(violations=tuple(sorted(found)))


def _validate(graph: Graph, shapes: Graph) -> Iterator[Violation]:
    _conforms, results, _text = pyshacl.validate(
        graph, shacl_graph=shapes, inference=None, advanced=False, inplace=True
    )
    for result in results.subjects(RDF.type, SH.ValidationResult):
        yield _violation(results, result)


def _violation(results: Graph, result: Node) -> Violation:
    value = results.value(result, SH.value)
    severity = results.value(result, SH.resultSeverity)
    return Violation(
        message=str(results.value(result, SH.resultMessage)),
        focus=str(results.value(result, SH.focusNode)),
        path=_path(results, results.value(result, SH.resultPath)),
        value="" if value is None else value.n3(results.namespace_manager),
        severity=Severity(str(severity).removeprefix(str(SH))),
    )


def _path(results: Graph, path: Node | None) -> str:
    """Return a property path as SPARQL writes it; shapes use inverses and sequences."""
    if path is None:
        return ""
    inverse = results.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{_path(results, inverse)}"
    if isinstance(path, BNode):
        return "/".join(_path(results, step) for step in Collection(results, path))
    return path.n3(results.namespace_manager)
