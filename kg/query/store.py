"""A graph to ask, from Turtle files or from triples."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError, UnreadableGraphError
from kg.graph.names import PREFIXES, Namespace
from kg.query.answers import Answer, answer
from kg.query.excerpt import statements_about
from kg.query.sparql import asks_elsewhere, variables, with_values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
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
    #: Those that a query need not declare.
    prefixes: Mapping[str, str] = field(default_factory=lambda: Namespace().prefixes)

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> GraphStore:
        """Return a store of these triples."""
        store = ox.Store()
        store.bulk_extend(ox.Quad(*triple) for triple in triples)
        return cls(store)

    @classmethod
    def load(cls, path: Path, *, evidence: bool = True) -> GraphStore:
        """Return a store of a file, and of the evidence that lies beside it if wanted.

        For a folder, of what ``kg build`` wrote there. Most of a big graph is evidence.
        """
        file = _graph_file(path)
        store = ox.Store()
        _load(store, file)
        loaded = cls(store, Namespace().prefixes | _prefixes(file))
        if evidence:
            loaded.load_evidence(path)
        return loaded

    def load_evidence(self, path: Path, about: Collection[str] | None = None) -> None:
        """Add the evidence that lies beside a file: all, or that about some addresses."""
        file = _graph_file(path)
        beside = file.with_suffix(f".evidence{file.suffix}")
        if not beside.exists():
            return
        if about is not None and beside.suffix == ".ttl":
            excerpt = statements_about(beside.read_bytes(), about)
            if excerpt is not None:
                self.store.load(excerpt, ox.RdfFormat.TURTLE)
                return
        _load(self.store, beside)

    def ask(self, question: Question, parameters: Mapping[str, str]) -> Answer:
        """Return the answer; each parameter stands for a variable of the query.

        It comes from this graph alone: a query that would ask another machine is refused.
        """
        _check_parameters(question, parameters)
        sparql = with_values(question.sparql, parameters)
        if asks_elsewhere(sparql):
            reason = "SERVICE asks another machine, and kg works offline. Take it out."
            raise QueryError(question.name, reason)
        try:
            return answer(
                self.store.query(
                    sparql,
                    prefixes=PREFIXES | dict(self.prefixes),
                    use_default_graph_as_union=True,
                )
            )
        except SyntaxError as error:
            reason = f"this is not valid SPARQL: {error.msg}. Correct it there (line:column)."
            raise QueryError(question.name, reason) from error
        except (OSError, RuntimeError, UnicodeEncodeError) as error:
            raise QueryError(question.name, f"{error}. Change the query.") from error


def _check_parameters(question: Question, parameters: Mapping[str, str]) -> None:
    """Refuse parameters that the query does not have, and shipped queries that lack one."""
    wanted = dict(question.parameters)
    known = wanted.keys() or variables(question.sparql)
    wrong = [f"{name} is no parameter of it" for name in sorted(parameters.keys() - known)]
    wrong += [f"{name} is missing" for name in sorted(wanted.keys() - parameters.keys())]
    if wrong:
        usage = " ".join(f"{name}='…'" for name in sorted(known))
        advice = f"Give: {usage}." if usage else "Give none."
        raise QueryError(question.name, f"{', '.join(wrong)}. {advice}")


def _graph_file(path: Path) -> Path:
    """Return the file of a graph: for a folder, the first of the formats that is there."""
    if not path.is_dir():
        return path
    files = [path / f"kg{suffix}" for suffix in _FORMATS]
    return next((file for file in files if file.exists()), files[0])


def _prefixes(path: Path) -> dict[str, str]:
    """Return the prefixes that a file declares on top."""
    if path.suffix != ".ttl":
        return {}
    parser = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    next(parser, None)
    return dict(parser.prefixes)


def _load(store: ox.Store, path: Path) -> None:
    file_format = _FORMATS.get(path.suffix)
    if file_format is None:
        known = ", ".join(_FORMATS)
        what = f"{path.suffix!r} is no RDF format" if path.suffix else "the name has no suffix"
        raise UnreadableGraphError(path, f"{what} that kg reads ({known})")
    try:
        store.bulk_load(path=path, format=file_format)
    except OSError as error:
        raise UnreadableGraphError(path, error.strerror or str(error)) from error
    except SyntaxError as error:
        raise UnreadableGraphError(path, f"not valid RDF: {error.msg}") from error
