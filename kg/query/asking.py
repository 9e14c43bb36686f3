"""From a question and what the asker fills in to SPARQL that an engine can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.errors import QueryError, UnknownNameError
from kg.query.sparql import asks_elsewhere, variables, with_things, with_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.query.parameters import Parameter
    from kg.query.questions import Question

__all__ = ["Finder", "prepared"]


class Finder(Protocol):
    """Knows the names of a graph."""

    def find(self, name: str, kind: str = "Thing") -> Sequence[str]:
        """Return the addresses of the things of a kind that a name means."""
        ...

    def similar(self, name: str, kind: str = "Thing") -> Sequence[str]:
        """Return names that look like this one."""
        ...


def prepared(question: Question, values: Mapping[str, str], names: Finder) -> str:
    """Return the query with its parameters filled in: things by any name that they have.

    Raises ``QueryError`` for a parameter that is wrong or missing, for a query that would
    ask another machine, and ``UnknownNameError`` for a name that nothing has.
    """
    _check(question, values)
    declared = {parameter.name: parameter for parameter in question.parameters}
    literals: dict[str, str | ox.Literal] = {}
    things: dict[str, list[ox.NamedNode]] = {}
    for name, value in values.items():
        parameter = declared.get(name)
        if parameter is None:
            literals[name] = value
        elif parameter.is_thing:
            things[name] = _things(parameter, value, names)
        else:
            literals[name] = parameter.literal(value)
    sparql = with_things(with_values(question.sparql, literals), things)
    if asks_elsewhere(sparql):
        reason = "SERVICE asks another machine, and kg works offline. Take it out."
        raise QueryError(question.name, reason)
    return sparql


def _things(parameter: Parameter, value: str, names: Finder) -> list[ox.NamedNode]:
    found = names.find(value, parameter.kind)
    if not found:
        similar = names.similar(value, parameter.kind)
        raise UnknownNameError(parameter.name, parameter.kind, value, similar)
    return [ox.NamedNode(address) for address in found]


def _check(question: Question, values: Mapping[str, str]) -> None:
    """Refuse parameters that the query does not have, and declared ones that are missing."""
    wanted = [parameter.name for parameter in question.parameters]
    is_closed = wanted or question.is_shipped  # else each variable may be filled in
    known = set(wanted) if is_closed else variables(question.sparql)
    wrong = [f"{name} is no parameter of it" for name in sorted(values.keys() - known)]
    wrong += [f"{name} is missing" for name in wanted if name not in values]
    if wrong:
        usage = " ".join(f"{name}='…'" for name in sorted(known))
        advice = f"Give: {usage}." if usage else "It takes none."
        raise QueryError(question.name, f"{', '.join(wrong)}. {advice}")
