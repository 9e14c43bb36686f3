"""The shapes accept what exports look like, and each of them rejects something."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from rdflib import Graph, Namespace
from rdflib.namespace import RDF, SH

from kg.checking.check import check
from kg.resources import ontology_folder

SHAPE = Namespace("https://w3id.org/paper-kg/ontology/shapes#")

SHAPES = Graph().parse(ontology_folder() / "shapes.ttl")
NAMES = sorted(str(x).removeprefix(str(SHAPE)) for x in SHAPES.subjects(RDF.type, SH.PropertyShape))


class Break(NamedTuple):
    """An edit that breaks the small graph, and the shape that notices."""

    shape: str
    old: str
    new: str
    id: str = ""


PAPER = "schema:url <https://arxiv.org/abs/2411.00002> ;"
GLOWNET = "entity:glownet a kg:Model , kg:Method , kg:Entity ;"
LANTERNQA = "entity:lanternqa a kg:Benchmark , kg:Dataset , kg:Entity ;"
RESULT = 'kg:value 81.50 ; kg:unit "%" ;'
FIRST = "statement:01 a kg:Statement ;"

BREAKS = [
    Break("paper-arxivId", 'kg:arxivId "2411.00002" ;', "", "missing"),
    Break("paper-arxivId", 'kg:arxivId "2411.00002"', 'kg:arxivId "2411.00002v1"', "version"),
    Break("paper-title", '"Night-100K"@en , "밤', '"Night-100K" , "밤', "no language"),
    Break("paper-issued", '"2024-11"^^xsd:gYearMonth', '"2024"^^xsd:gYear', "year"),
    Break("paper-issued", '"2024-11-20"^^xsd:date', '"2024-11-31"^^xsd:date', "no day"),
    Break("paper-abstract", '달성합니다."@ko ;\n    dcterms', '달성합니다."@fr ;\n    dcterms'),
    Break("paper-url", "<https://arxiv.org/abs/2411.00002>", '"https://arxiv.org/abs/1"', "text"),
    Break("paper-url", "<https://arxiv.org/abs/2411.00002>", "<https://example.org/>", "other"),
    Break("paper-thumbnailUrl", PAPER, f"{PAPER} schema:thumbnailUrl <x:a> , <x:b> ;"),
    Break("paper-video", PAPER, f'{PAPER} schema:video "film.mp4" ;'),
    Break("paper-projectPage", PAPER, f'{PAPER} kg:projectPage "example.org" ;'),
    Break("paper-upvotes", PAPER, f"{PAPER} kg:upvotes -1 ;", "negative"),
    Break("paper-upvotes", PAPER, f"{PAPER} kg:upvotes 1 , 2 ;", "two"),
    Break("paper-hasAuthorship", PAPER, f"{PAPER} kg:hasAuthorship author:bo-sample ;"),
    Break("paper-creators", "author:ada-example , author:bo-sample", "author:ada-example"),
    Break("paper-hasListing", "kg:hasListing listing:2024-11-25-ko-0000abcd-02 ;", ""),
    Break("paper-digests", ", digest:undated-en-0000abce ;", ";"),
    Break("paper-days", 'dcterms:date "2024-11-25"', 'dcterms:date "2024-11-26"'),
    Break("paper-repository", PAPER, f"{PAPER} kg:repository entity:glownet ;"),
    Break("paper-affiliation", PAPER, f"{PAPER} kg:affiliation author:bo-sample ;"),
    Break("paper-hasResult", PAPER, f"{PAPER} kg:hasResult entity:glownet ;"),
    Break("paper-introduces", PAPER, f"{PAPER} kg:introduces entity:nobody-knows ;"),
    Break("paper-evaluatesOn", PAPER, f"{PAPER} kg:evaluatesOn entity:accuracy ;"),
    Break("paper-comparesWith", PAPER, f"{PAPER} kg:comparesWith author:bo-sample ;"),
    Break("paper-uses", PAPER, f"{PAPER} kg:uses paper:2411.00001 ;"),
    Break("paper-reports", PAPER, f"{PAPER} kg:reports entity:lanternqa ;"),
    Break("paper-addresses", PAPER, f"{PAPER} kg:addresses entity:glownet ;"),
    Break("paper-mentions", PAPER, f"{PAPER} kg:mentions entity:nobody-knows ;"),
    Break("paper-introduces-alone", "kg:uses entity:lamp", "kg:uses entity:glownet , entity:lamp"),
    Break(
        "paper-evaluatesOn-alone", "kg:uses entity:lamp", "kg:uses entity:lanternqa , entity:lamp"
    ),
    Break("paper-comparesWith-alone", "kg:uses entity:lamp", "kg:uses entity:dimnet , entity:lamp"),
    Break("paper-uses-alone", "kg:mentions entity", "kg:mentions entity:lamp-attention , entity"),
    Break("paper-reports-alone", "kg:mentions entity", "kg:mentions entity:accuracy , entity"),
    Break(
        "paper-addresses-alone",
        "kg:mentions entity",
        "kg:mentions entity:lantern-counting , entity",
    ),
    Break(
        "authorship-author", "kg:author author:bo-sample ;", "kg:author organization:example-lab ;"
    ),
    Break(
        "authorship-position",
        "kg:author author:bo-sample ; kg:position 2",
        "kg:author author:bo-sample ; kg:position 0",
    ),
    Break("authorship-paper", PAPER, f"{PAPER} kg:hasAuthorship authorship:2411.00001-01 ;"),
    Break("author-name", '"Bo Sample"', '"Bo Sample" , "B. Sample"'),
    Break("organization-name", '"Example Lab"', '""'),
    Break("repository-label", 'rdfs:label "example/glownet" ;', ""),
    Break(
        "repository-codeRepository",
        "<https://git.example.org/example/glownet>",
        '"example/glownet"',
    ),
    Break("entity-type", "kg:Metric , kg:Entity", "kg:Metric , kg:Task , kg:Entity", "two kinds"),
    Break("entity-type", "kg:Metric , kg:Entity", "kg:Entity", "no kind"),
    Break("entity-prefLabel", '"DimNet"@en', '"DimNet"@en , "딤넷"@ko', "two"),
    Break("entity-prefLabel", '"DimNet"@en', '"DimNet"', "no language"),
    Break("entity-altLabel", '"LA"@en', '"LA"'),
    Break("entity-altLabel-alone", '"LA"@en', '"램프 어텐션"@ko'),
    Break("entity-broader", "skos:broader entity:lamp-family", "skos:broader entity:nobody-knows"),
    Break("entity-exactMatch", "<https://example.org/DimNet>", '"DimNet"'),
    Break("entity-generic", "kg:generic true", 'kg:generic "yes"'),
    Break(
        "method-type",
        "entity:dimnet a kg:Model , kg:Method , kg:Entity",
        "entity:dimnet a kg:Model , kg:Method",
    ),
    Break("dataset-type", LANTERNQA, "entity:lanternqa a kg:Benchmark , kg:Dataset ;"),
    Break("metric-type", "kg:Metric , kg:Entity", "kg:Metric"),
    Break("task-type", "kg:Task , kg:Entity", "kg:Task"),
    Break("model-type", GLOWNET, "entity:glownet a kg:Model , kg:Entity ;"),
    Break("benchmark-type", LANTERNQA, "entity:lanternqa a kg:Benchmark , kg:Entity ;"),
    Break("digest-date", 'dcterms:date "2024-11-25"^^xsd:date', 'dcterms:date "2024-11-25"'),
    Break("digest-language", 'dcterms:language "en"', 'dcterms:language "English"'),
    Break("digest-source", 'dcterms:source "papers.json"', 'dcterms:source ""'),
    Break(
        "listing-inDigest", "kg:inDigest digest:undated-en-0000abce", "kg:inDigest paper:2411.00002"
    ),
    Break("listing-position", "kg:position 3", 'kg:position "3"'),
    Break("listing-upvotes", "kg:upvotes 7", "kg:upvotes 7.5"),
    Break("listing-paper", PAPER, f"{PAPER} kg:hasListing listing:undated-en-0000abce-03 ;"),
    Break("result-value", "kg:value 81.50", 'kg:value "81.50"', "text"),
    Break("result-value", "kg:value 81.50 ;", "", "missing"),
    Break("result-unit", RESULT, 'kg:value 81.50 ; kg:unit "" ;'),
    Break("result-metric", "kg:metric entity:accuracy", "kg:metric entity:lanternqa"),
    Break("result-onDataset", "kg:onDataset entity:lanternqa", "kg:onDataset entity:glownet"),
    Break(
        "result-ofMethod",
        "kg:ofMethod entity:glownet",
        "kg:ofMethod entity:glownet , entity:dimnet",
    ),
    Break("result-paper", PAPER, f"{PAPER} kg:hasResult result:2411.00001-0000aaaa ;"),
    Break(
        "statement-subject",
        f"{FIRST} rdf:subject paper:2411.00001",
        f"{FIRST} rdf:subject paper:2411.99999",
    ),
    Break("statement-predicate", "rdf:predicate kg:reports", "rdf:predicate kg:metric"),
    Break("statement-object", "rdf:object entity:accuracy", 'rdf:object "accuracy"'),
    Break("statement-confidence", "kg:confidence 0.75", "kg:confidence 75.0"),
    Break("statement-sentence", '"GlowNet beats DimNet."@en', '"GlowNet beats DimNet."'),
    Break("statement-start", "kg:start 40 ;", ""),
    Break("statement-start-order", "kg:start 40 ; kg:end 47", "kg:start 47 ; kg:end 40"),
    Break("statement-end", "kg:end 47 ;", ""),
    Break(
        "statement-locator",
        'kg:locator "/3/paper/summary" ; kg:rule "pattern"',
        'kg:locator "3.paper.summary" ; kg:rule "pattern"',
    ),
    Break("statement-rule", 'kg:rule "gloss" ;', ""),
    Break(
        "statement-wasDerivedFrom",
        "prov:wasDerivedFrom digest:undated-en-0000abce",
        "prov:wasDerivedFrom paper:2411.00001",
    ),
]


def label(broken: Break) -> str:
    return f"{broken.shape}: {broken.id}" if broken.id else broken.shape


def test_a_valid_graph_conforms(graph: Graph) -> None:
    assert check(graph, SHAPES).violations == ()


@pytest.mark.parametrize("broken", BREAKS, ids=label)
def test_a_broken_graph_does_not_conform(broken: Break, turtle: str) -> None:
    assert broken.old in turtle
    graph = Graph().parse(data=turtle.replace(broken.old, broken.new, 1))

    report = check(graph, SHAPES)

    message = SHAPES.value(SHAPE[broken.shape], SH.message)
    assert str(message) in {x.message for x in report.violations}


def test_every_shape_is_seen_to_reject_something() -> None:
    assert sorted({x.shape for x in BREAKS}) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_shape_says_what_is_wrong_and_what_to_do(name: str) -> None:
    message = str(SHAPES.value(SHAPE[name], SH.message))

    wrong, *advice = message.split(". ")
    assert wrong
    assert advice
    assert message.endswith(".")


def test_no_two_shapes_say_the_same() -> None:
    messages = list(SHAPES.objects(None, SH.message))

    assert len(set(messages)) == len(messages)
