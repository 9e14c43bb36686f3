"""The store that pySHACL reads quickest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rdflib.plugins.stores.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from rdflib.term import Node

    Terms = tuple[Node, Node, Node]
    #: By the first term, then by the second; the third ones in order of arrival.
    Index = dict[Node, dict[Node, dict[Node, None]]]

__all__ = ["Triples"]


class Triples(Memory):
    """One graph in memory that only grows.

    Two indexes, and no account of which graph a triple is in: with rdflib's own store,
    reading and validation take half as long again, and nearly twice the memory. It is a
    ``Memory`` because pySHACL wraps a graph as a data set, which asks for that interface.
    """

    def __init__(self, configuration: str | None = None) -> None:
        super().__init__(configuration)
        self._by_subject: Index = {}
        self._by_predicate: Index = {}
        self._size = 0

    def __len__(self, context: object = None) -> int:
        return self._size

    # The arguments are called and typed as rdflib has them.
    def add(self, triple: Any, context: object = None, quoted: bool = False) -> None:  # noqa: ANN401, ARG002, FBT001, FBT002
        """Add a triple; one that is there already is not added again."""
        subject, predicate, value = triple
        values = self._by_subject.setdefault(subject, {}).setdefault(predicate, {})
        if value in values:
            return
        values[value] = None
        subjects = self._by_predicate.setdefault(predicate, {}).setdefault(value, {})
        subjects[subject] = None
        self._size += 1

    def triples(
        self,
        triple_pattern: Any,  # noqa: ANN401
        context: object = None,  # noqa: ARG002
    ) -> Generator[tuple[Any, Any], None, None]:
        """Yield the triples that match; ``None`` matches anything."""
        subject, predicate, value = triple_pattern
        if subject is not None:
            found = self._of_subject(subject, predicate, value)
        elif predicate is not None:
            found = self._of_predicate(predicate, value)
        else:
            found = (x for key in self._by_predicate for x in self._of_predicate(key, value))
        for triple in found:
            yield triple, ()

    def _of_subject(
        self, subject: Node, predicate: Node | None, value: Node | None
    ) -> Iterator[Terms]:
        properties = self._by_subject.get(subject, {})
        for key in properties if predicate is None else (predicate,):
            values = properties.get(key, {})
            if value is None:
                for found in values:
                    yield subject, key, found
            elif value in values:
                yield subject, key, value

    def _of_predicate(self, predicate: Node, value: Node | None) -> Iterator[Terms]:
        values = self._by_predicate.get(predicate, {})
        for found in values if value is None else (value,):
            for subject in values.get(found, ()):
                yield subject, predicate, found
