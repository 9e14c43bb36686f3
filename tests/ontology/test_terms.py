"""No file uses a term that nobody defines: no typing errors, no inventions."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VANN, XSD

from kg.resources import ontology_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

KG = "https://w3id.org/paper-kg/ontology#"

#: The vocabularies whose terms rdflib knows; it answers ``term in DCTERMS``.
CLOSED = (DCAT, DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VANN, XSD)

#: The terms that we use of the others, as their published files spell them.
OPEN = {
    "http://purl.org/spar/fabio/": {"ResearchPaper", "hasArXivId"},
    "http://www.w3.org/ns/mls#": {
        "Algorithm", "Dataset", "EvaluationMeasure", "Model", "ModelEvaluation", "Task",
        "hasValue", "specifiedBy",
    },
    "http://w3id.org/mlso/": {"ScientificWork", "hasTaskType"},
    "https://linkedpaperswithcode.com/class/": {
        "dataset", "evaluation", "evaluationresult", "method", "model", "paper",
        "repository", "task",
    },
    "https://linkedpaperswithcode.com/property/": {
        "hasDataset", "hasEvaluation", "hasMethod", "hasModel", "hasRepository", "hasTask",
        "introducedBy", "usesDataset",
    },
    "https://semopenalex.org/ontology/": {
        "Author", "Authorship", "Institution", "Work", "hasAuthor", "hasAuthorship",
        "position",
    },
}  # fmt: skip

#: Things, not terms: of graphs, of this ontology as a document, and of licences.
THINGS = (
    "https://w3id.org/paper-kg/",
    "https://spdx.org/licenses/",
    "https://example.org/",
    "https://git.example.org/",
    "https://arxiv.org/abs/",
)

GRAPH_FILES = ["kg.ttl", "shapes.ttl", "alignments.ttl"]
QUERIES = sorted(path.name for path in (ontology_folder() / "queries").glob("*.rq"))


def is_defined(term: str, ontology: Graph) -> bool:
    """Tell whether the ontology or one of the known vocabularies defines this term."""
    if term.startswith(KG):
        return (URIRef(term), RDF.type, None) in ontology
    for space, names in OPEN.items():
        if term.startswith(space):
            return term.removeprefix(space) in names
    for closed in CLOSED:
        if term.startswith(str(closed)):
            return URIRef(term) in closed
    return term.startswith(THINGS)


def undefined(terms: Iterator[str], ontology: Graph) -> list[str]:
    return sorted({term for term in terms if not is_defined(term, ontology)})


def terms_of_graph(path: Path) -> Iterator[str]:
    for triple in Graph().parse(path):
        yield from (str(term) for term in triple if isinstance(term, URIRef))


def terms_of_query(text: str) -> Iterator[str]:
    spaces = dict(re.findall(r"PREFIX (\w*): <([^>]*)>", text))
    body = re.sub(r'"[^"]*"|^#.*$|PREFIX .*', "", text, flags=re.MULTILINE)
    for prefix, name in re.findall(r"\b(\w+):(\w+)", body):
        yield spaces[prefix] + name


def terms_of_context(context: Mapping[str, object]) -> Iterator[str]:
    for value in context.values():
        if isinstance(value, dict):
            for name in value.values():
                prefix, _, local = name.partition(":")
                if local:
                    yield f"{context[prefix]}{local}"


@pytest.mark.parametrize("file", GRAPH_FILES)
def test_all_terms_of_a_file_are_defined(file: str, ontology: Graph) -> None:
    assert undefined(terms_of_graph(ontology_folder() / file), ontology) == []


@pytest.mark.parametrize("file", QUERIES)
def test_all_terms_of_a_query_are_defined(file: str, ontology: Graph) -> None:
    text = (ontology_folder() / "queries" / file).read_text(encoding="utf-8")

    assert undefined(terms_of_query(text), ontology) == []


def test_all_terms_of_the_context_are_defined(ontology: Graph) -> None:
    text = (ontology_folder() / "context.jsonld").read_text(encoding="utf-8")

    assert undefined(terms_of_context(json.loads(text)["@context"]), ontology) == []


def test_the_vocabulary_uses_defined_terms_only(ontology: Graph) -> None:
    for path in (ontology_folder() / "vocabulary").glob("*.ttl"):
        assert undefined(terms_of_graph(path), ontology) == [], path.name


def test_the_small_graph_uses_every_term_but_those_of_the_vocabulary(
    graph: Graph, ontology: Graph
) -> None:
    declared = {x for x in ontology.subjects(RDF.type) if str(x).startswith(KG)}

    used = {term for triple in graph for term in triple}

    assert declared - used == {Namespace(KG).ambiguousLabel}


@pytest.mark.parametrize(
    "term",
    [
        f"{KG}comparesTo",
        "http://purl.org/dc/terms/absract",
        "https://linkedpaperswithcode.com/property/hasArXivID",
        "https://elsewhere.org/term",
    ],
)
def test_a_typing_error_would_be_noticed(term: str, ontology: Graph) -> None:
    assert not is_defined(term, ontology)
