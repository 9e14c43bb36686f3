"""The parts of the page that draws, for what surrounds some things.

The scripts are those of the exported page, and so are the parts; see
``kg.exporters.page.payload``. On top of what that says, ``core`` tells

============== ==================================================================
``opened``     the things whose surroundings these are: "entity/rlvr"
``beyond``     by place among the nodes, how many papers more the graph has of it
``all``        how many papers the graph has
``generation`` which graph the parts are of
============== ==================================================================
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.exporters.page.inert import inert_json
from kg.graph.names import Namespace
from kg.serve.recalled import recalled
from kg.serve.surroundings import papers_about, papers_near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.exporters.page.elements import Elements
    from kg.serve.lookup import Lookup

__all__ = ["explored"]

#: Papers and entities at once: what vis-network draws with ease.
_ROOM = 1200
#: Papers whose sentences are sent at once.
_BATCH = 12


def explored(lookup: Lookup, opened: Sequence[str], generation: int) -> dict[str, str] | None:
    """Return the parts by name, as JSON; ``None`` if the graph knows none of the things."""
    from kg.exporters.page.network import network_part
    from kg.exporters.page.page import prepared
    from kg.exporters.page.payload import plain_parts

    known = [address for address in opened if lookup.exists(address)]
    if opened and not known:
        return None
    papers = papers_near(lookup, known, _ROOM)
    entities = [x for x in known if x.startswith(f"{lookup.base}entity/")]
    knowledge, drawn, places = prepared(recalled(lookup, papers, entities))
    parts = plain_parts(knowledge, drawn, places, lookup.base, batch=_BATCH)
    found = {part.name: part.text for part in (*parts, network_part(drawn, places))}
    core = json.loads(found["core"]) | {
        "opened": [address.removeprefix(lookup.base) for address in known],
        "beyond": _beyond(lookup, drawn, set(papers)),
        "all": len(lookup.every("Paper")),
        "generation": generation,
    }
    return found | {"core": inert_json(core)}


def _beyond(lookup: Lookup, drawn: Elements, papers: set[str]) -> dict[str, int]:
    """Return how many papers are missing beside each node that some are missing beside."""
    found = {}
    for place, node in enumerate(drawn.nodes):
        if node.kind != "Paper":
            collection, _, name = node.id.partition("/")
            address = Namespace(lookup.base).iri(collection, name)
            if missing := len(papers_about(lookup, address) - papers):
                found[str(place)] = missing
    return found
