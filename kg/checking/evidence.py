"""What shapes cannot say in reasonable time: nothing without evidence.

As SPARQL inside a shape this takes minutes on a large graph, with sets less than a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Namespace
from rdflib.namespace import RDF

from kg.checking.report import Violation
from kg.graph.names import KG as TERMS
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph
    from rdflib.term import Node

    Claim = tuple[Node, Node, Node]

__all__ = ["find_unsupported"]

KG = Namespace(TERMS)

#: What needs evidence: the seven relations, and that a paper reports a number.
PREDICATES = (*(KG[relation] for relation in Relation), KG.hasResult)

NO_EVIDENCE = (
    "Nothing supports a claim of a paper. "
    "Add a kg:Statement with its subject, predicate and object."
)
NO_CLAIM = (
    "The graph does not say what a statement claims. Add the triple of its rdf:subject, "
    "rdf:predicate and rdf:object, or take the statement out."
)


def find_unsupported(graph: Graph) -> Iterator[Violation]:
    """Yield every claim that no statement makes, and every statement without its claim.

    A graph without any statement was exported without evidence, which is no fault.
    """
    claims = dict(_claims(graph))
    if not claims:
        return
    supported = set(claims.values())
    for predicate in PREDICATES:
        for paper, value in graph.subject_objects(predicate):
            if (paper, predicate, value) not in supported:
                path = f"kg:{predicate.removeprefix(KG)}"
                yield _violation(NO_EVIDENCE, paper, path, value.n3())
    for statement, claim in claims.items():
        if claim not in graph:
            yield _violation(NO_CLAIM, statement)


def _claims(graph: Graph) -> Iterator[tuple[Node, Claim]]:
    """Yield each statement with what it claims; half statements are left to the shapes."""
    for statement in graph.subjects(RDF.type, KG.Statement):
        subject = graph.value(statement, RDF.subject)
        predicate = graph.value(statement, RDF.predicate)
        value = graph.value(statement, RDF.object)
        if subject is not None and predicate is not None and value is not None:
            yield statement, (subject, predicate, value)


def _violation(message: str, focus: Node, path: str = "", value: str = "") -> Violation:
    return Violation(message=message, focus=str(focus), path=path, value=value)
