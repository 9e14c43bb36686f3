"""A graph to ask, from Turtle files or from triples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError, UnreadableGraphError
from kg.graph.names import PREFIXES, Namespace
from kg.query.answers import Answer, answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kg.graph.triples import Triple
    from kg.query.questions import Question

__all__ = ["GraphStore"]

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


@dataclass(frozen=True, slots=True)
class GraphStore:
    """A graph in memory that answers SPARQL 1.1, with Oxigraph."""

    store: ox.Store

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> GraphStore:
        """Return a store of these triples."""
        store = ox.Store()
        store.bulk_extend(ox.Quad(*triple) for triple in triples)
        return cls(store)

    @classmethod
    def load(cls, path: Path) -> GraphStore:
        """Return a store of a file, and of the evidence that lies beside it.

        For a folder, of the Turtle that ``kg build`` wrote there.
        """
        file = path / "kg.ttl" if path.is_dir() else path
        store = ox.Store()
        evidence = file.with_suffix(f".evidence{file.suffix}")
        for part in (file, evidence) if evidence.exists() else (file,):
            _load(store, part)
        return cls(store)

    def ask(self, question: Question, parameters: Mapping[str, str]) -> Answer:
        """Return the answer; each parameter stands for a variable of the query."""
        _check_parameters(question, parameters)
        try:
            found = self.store.query(
                _with_values(question.sparql, parameters),
                prefixes=PREFIXES | Namespace().prefixes,
                use_default_graph_as_union=True,
            )
        except SyntaxError as error:
            raise QueryError(question.name, f"not valid SPARQL: {error}.") from error
        return answer(found)


def _with_values(sparql: str, parameters: Mapping[str, str]) -> str:
    """Return the query with a string literal for each parameter's variable.

    The engine's own substitution refuses variables that the query does not select. A
    literal is quoted by the engine, so no value can become part of the query.
    """
    for name, value in parameters.items():
        literal = str(ox.Literal(value)).replace("\\", "\\\\")
        sparql = re.sub(rf"[?$]{re.escape(name)}\b", literal, sparql)
    return sparql


def _check_parameters(question: Question, parameters: Mapping[str, str]) -> None:
    """Refuse unknown parameters, and shipped queries that lack one."""
    wanted = dict(question.parameters)
    if not wanted and not parameters:
        return
    unknown = sorted(parameters.keys() - wanted.keys()) if wanted else []
    missing = sorted(wanted.keys() - parameters.keys())
    if unknown or missing:
        usage = " ".join(f"{name}='…'" for name in wanted)
        wrong = [f"{name} is unknown" for name in unknown]
        wrong += [f"{name} is missing" for name in missing]
        raise QueryError(question.name, f"{', '.join(wrong)}. Give: {usage}.")


def _load(store: ox.Store, path: Path) -> None:
    file_format = _FORMATS.get(path.suffix)
    if file_format is None:
        raise UnreadableGraphError(path, f"{path.suffix or 'no suffix'!r} is no RDF format")
    try:
        store.bulk_load(path=path, format=file_format)
    except OSError as error:
        raise UnreadableGraphError(path, error.strerror or str(error)) from error
    except SyntaxError as error:
        raise UnreadableGraphError(path, f"not valid RDF: {error}") from error
