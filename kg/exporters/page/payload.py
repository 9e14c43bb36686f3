"""Everything that Python passes to the scripts of the page, by the names of its parts.

=============== =================================================================
``core``        what the page is about: see ``_core``
``columns``     numbers of every node and edge: see ``kg.exporters.page.columns``
``results``     what papers report: see ``kg.exporters.page.details.results``
``papers-0`` …  what the panel tells of some papers each: ``details.batches``
``texts-0`` …   the texts that these refer to by number
``evidence-0``… the sentences behind their claims: ``details.Batch.columns``
``words``       where texts are packed: the words that they consist of
``network``     nodes, edges and options for vis-network, where that draws
=============== =================================================================
"""

from __future__ import annotations

import json
import re
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING

from kg.exporters.page.columns import columns, packed
from kg.exporters.page.details import batches, results, rules_of
from kg.exporters.page.elements import KINDS, RELATIONS
from kg.exporters.page.inert import web_address
from kg.exporters.page.korean import korean_names
from kg.exporters.page.parts import Part, packed_part, plain_part
from kg.exporters.page.words import coded, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.exporters.page.elements import Elements, Node
    from kg.exporters.page.layout.plan import Plan
    from kg.exporters.page.layout.topics import Topic
    from kg.model.knowledge import Knowledge

__all__ = ["packed_parts", "plain_parts"]

#: Papers a batch: what has to be unpacked before the panel of one of them can be shown.
_BATCH = 192

#: ASCII only: languages differ in what they take for the lower case of other letters.
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_OTHER = re.compile("[^a-z0-9]+")

Json = dict[str, object]


def plain_parts(
    knowledge: Knowledge, elements: Elements, plan: Plan, base: str, *, batch: int = _BATCH
) -> Iterator[Part]:
    """Yield the parts as JSON; ``batch`` papers share what the panel tells of them."""
    table = columns(knowledge, elements, plan)
    yield plain_part("core", {**_core(knowledge, elements, plan, base), "batch": batch})
    yield plain_part("columns", {name: column.tolist() for name, column in table.items()})
    yield plain_part("results", results(knowledge, _places(elements)))
    for number, told in enumerate(batches(knowledge, batch)):
        yield plain_part(f"papers-{number}", told.papers)
        yield plain_part(f"texts-{number}", told.texts)
        evidence = {name: column.tolist() for name, column in told.columns().items()}
        yield plain_part(f"evidence-{number}", evidence)


def packed_parts(knowledge: Knowledge, elements: Elements, plan: Plan, base: str) -> Iterator[Part]:
    """Yield the parts compressed; texts as numbers of words."""
    yield packed_part("core", _json(_core(knowledge, elements, plan, base)))
    yield packed_part("columns", packed(columns(knowledge, elements, plan)))
    yield packed_part("results", _json(results(knowledge, _places(elements))))
    told = list(batches(knowledge, _BATCH))
    words = vocabulary(text for batch in told for text in batch.texts)
    yield packed_part("words", _json(words))
    for number, batch in enumerate(told):
        yield packed_part(f"papers-{number}", _json(batch.papers))
        yield packed_part(f"texts-{number}", coded(batch.texts, words))
        yield packed_part(f"evidence-{number}", packed(batch.columns()))


def _core(knowledge: Knowledge, elements: Elements, plan: Plan, base: str) -> Json:
    """Return what the page is about.

    ``ids`` and ``labels`` are of every node (an empty id: see ``_short``), ``aliases`` of those
    that have some, ``korean`` what some are called in Korean, ``urls`` of repositories;
    ``topics`` and ``parts`` are what communities and their parts are about: the entities that
    name them, and how many papers they have.
    """
    return {
        "base": base,
        "batch": _BATCH,
        "kinds": KINDS,
        "relations": RELATIONS,
        "rules": rules_of(knowledge),
        "digests": [
            (x.day.isoformat() if x.day else None, x.language, x.source) for x in knowledge.digests
        ],
        "ids": [_short(node) for node in elements.nodes],
        "labels": [node.label for node in elements.nodes],
        "aliases": _aliases(knowledge, _places(elements)),
        "korean": _korean(knowledge, _places(elements)),
        "urls": _urls(knowledge, _places(elements)),
        "topics": _topics(plan.topics),
        "parts": _topics(plan.parts),
    }


def _short(node: Node) -> str:
    """Return the identifier of a node, or nothing where its label gives it away.

    That is: in lower case, with a hyphen for every run of what is no ASCII letter or digit.
    """
    name = node.id.partition("/")[2]
    usual = _OTHER.sub("-", node.label.translate(_LOWER)).strip("-")
    return "" if name == usual and node.kind != "Paper" else name


def _places(elements: Elements) -> dict[str, int]:
    return {node.id: place for place, node in enumerate(elements.nodes)}


def _aliases(knowledge: Knowledge, place: dict[str, int]) -> Json:
    found: dict[str, object] = {}
    for paper in knowledge.papers:
        if others := [name.text for name in paper.titles[1:]]:
            found[str(place[f"paper/{paper.id}"])] = others
    for entity in knowledge.entities:
        if entity.aliases:
            found[str(place[f"entity/{entity.id}"])] = [name.text for name in entity.aliases]
    return found


def _korean(knowledge: Knowledge, place: dict[str, int]) -> Json:
    return {
        str(place[f"entity/{entity}"]): name for entity, name in korean_names(knowledge).items()
    }


def _urls(knowledge: Knowledge, place: dict[str, int]) -> Json:
    return {
        str(place[f"repository/{x.id}"]): url
        for x in knowledge.repositories
        if (url := web_address(x.url))
    }


def _topics(found: Iterable[Topic]) -> Sequence[object]:
    return [(topic.papers, topic.entities) for topic in found]


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
