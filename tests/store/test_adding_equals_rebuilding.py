"""The law of the store: whatever comes and goes, it is as if built from what is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from kg.graph.names import DEFAULT_BASE
from kg.resolution.overrides import Overrides
from kg.resolution.resolve import resolve
from kg.store import changing, store
from kg.store.parts import Parts
from kg.store.pushing import open_parts
from kg.store.reading import open_for_reading
from kg.store.status import account, verify
from kg.store.store import Store
from tests.store.strategies import CONCEPTS, OPERATIONS, Operation, reading_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model.digest import Digest
    from kg.model.identifiers import DigestId
    from kg.model.knowledge import Knowledge
    from kg.model.mention import Reading

#: Where waiting for the disk takes no time, if there is such a place.
_IN_MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108
#: Corrections that tie names to a concept, keep a spelling apart and drop others.
OVERRIDES = Overrides(
    drop=frozenset({"t5"}),
    same={"sparseae": "sae", "sae": "sae"},
    apart=frozenset({"T 5"}),
)


@pytest.fixture(scope="module", autouse=True)
def _small_world() -> Iterator[None]:
    """Let the vocabulary be small, and extraction read what was drawn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changing, "shipped_vocabulary", lambda: CONCEPTS)
        patch.setattr(store, "extract_entries", _read)
        yield


def _read(tasks: Iterable[tuple[DigestId, object]], **_more: object) -> Iterator[Reading]:
    return (reading_of(entry) for _, entry in tasks)  # type: ignore[arg-type]


def rebuilt(digests: Iterable[Digest], overrides: Overrides) -> Knowledge:
    """Return what a build of these digests says."""
    listed = list(digests)
    readings = [
        replace(reading_of(entry), digest=digest.id)
        for digest in listed
        for entry in digest.entries
    ]
    made = resolve(listed, readings, CONCEPTS, overrides)
    return replace(made, digests=tuple(replace(told, entries=()) for told in made.digests))


def expected(there: dict[DigestId, Digest], operation: Operation) -> dict[DigestId, Digest]:
    """Return which digests are there after an operation, by the definition."""
    coming = {
        told.id: replace(told, source=min(told.source, there.get(told.id, told).source))
        for told in operation.come
    }
    identities = {(told.source, told.day, told.language) for told in coming.values()}
    staying = {
        name: told
        for name, told in there.items()
        if name != operation.leave and (told.source, told.day, told.language) not in identities
    }
    return staying | coming


def known_parts(folder: Path) -> dict[str, str]:
    """Return what a push would take the parts of the graph for; it keeps what it learns."""
    with open_parts(folder) as (parts, _):
        return {part.name: part.marked()[0] for part in parts}


def parts_read_anew(folder: Path) -> dict[str, str]:
    with open_for_reading(folder) as snapshot:
        return {part.name: part.marked()[0] for part in Parts(snapshot.store, DEFAULT_BASE)}


@pytest.mark.parametrize("overrides", [Overrides(), OVERRIDES], ids=["plain", "corrected"])
@given(operations=OPERATIONS)
@settings(max_examples=30)
def test_the_account_and_the_graph_are_those_of_a_build(
    overrides: Overrides, operations: list[Operation]
) -> None:
    there: dict[DigestId, Digest] = {}
    with TemporaryDirectory(dir=_IN_MEMORY) as name:
        opened = Store(Path(name))
        for operation in operations:
            if operation.come:
                opened.add(operation.come, overrides=overrides)
            elif operation.leave in there:
                opened.remove([operation.leave])
            else:
                continue
            there = expected(there, operation)

            assert account(Path(name)).knowledge == rebuilt(there.values(), overrides)
            assert list(verify(Path(name), thoroughly=True)) == []
            assert known_parts(Path(name)) == parts_read_anew(Path(name))
