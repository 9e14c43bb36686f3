"""What every term of ``kg.ttl`` has."""

from __future__ import annotations

import re

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS

from kg.model.kind import FAMILY, Kind
from kg.model.relation import Relation
from kg.resources import ontology_folder

KG = Namespace("https://w3id.org/paper-kg/ontology#")
ONTOLOGY = URIRef("https://w3id.org/paper-kg/ontology")
HANGUL = re.compile("[가-힣]")

TERMS = sorted(
    {
        str(subject).removeprefix(str(KG))
        for subject in Graph().parse(ontology_folder() / "kg.ttl").subjects(RDF.type)
        if str(subject).startswith(KG)
    }
)


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("text", [RDFS.label, RDFS.comment], ids=["label", "comment"])
def test_every_term_speaks_both_languages(ontology: Graph, term: str, text: URIRef) -> None:
    found = [x for x in ontology.objects(KG[term], text) if isinstance(x, Literal)]
    texts = {str(x.language): str(x) for x in found}

    assert sorted(texts) == ["en", "ko"]
    assert HANGUL.search(texts["ko"])
    assert not HANGUL.search(texts["en"])


@pytest.mark.parametrize("term", TERMS)
def test_every_term_says_where_it_is_defined(ontology: Graph, term: str) -> None:
    assert ontology.value(KG[term], RDFS.isDefinedBy) == ONTOLOGY


def test_labels_of_classes_differ(ontology: Graph) -> None:
    classes = [x for x in ontology.subjects(RDF.type, OWL.Class) if str(x).startswith(KG)]
    labels = [str(x) for node in classes for x in ontology.objects(node, RDFS.label)]

    assert len(set(labels)) == len(labels)


def test_the_ontology_names_its_version_and_licence(ontology: Graph) -> None:
    version = ontology.value(ONTOLOGY, OWL.versionInfo)

    assert ontology.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert ontology.value(ONTOLOGY, DCTERMS.license) == URIRef("https://spdx.org/licenses/MIT")


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_of_the_model_is_a_mention(ontology: Graph, relation: Relation) -> None:
    wider = set(ontology.transitive_objects(KG[relation], RDFS.subPropertyOf))

    assert KG.mentions in wider
    assert ontology.value(KG[relation], RDFS.domain) == KG.Paper


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_the_model_is_a_class_below_its_family(ontology: Graph, kind: Kind) -> None:
    wider = set(ontology.transitive_objects(KG[kind], RDFS.subClassOf))

    assert {KG[FAMILY[kind]], KG.Entity} <= wider
