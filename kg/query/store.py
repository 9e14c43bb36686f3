"""A graph to ask, from Turtle files or from triples."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError, UnreadableGraphError
from kg.graph.names import KG, PREFIXES, Namespace
from kg.query.answers import Answer, answer
from kg.query.asking import prepared
from kg.query.files import evidence_file, format_of, graph_file
from kg.query.names import find

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from kg.graph.triples import Triple
    from kg.query.name_index import NameIndex
    from kg.query.questions import Question

__all__ = ["GraphStore"]

_SENTENCE = ox.NamedNode(KG + "sentence")


class GraphStore:
    """A graph that answers SPARQL 1.1, with Oxigraph."""

    def __init__(
        self,
        store: ox.Store,
        prefixes: Mapping[str, str] | None = None,
        indexed: Callable[[], NameIndex] | None = None,
    ) -> None:
        self.store = store
        #: Those that a query need not declare.
        self.prefixes = Namespace().prefixes if prefixes is None else prefixes
        #: Gives the index of the names, where there is one already.
        self.indexed = indexed

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> GraphStore:
        """Return a store of these triples."""
        store = ox.Store()
        store.bulk_extend(ox.Quad(*triple) for triple in triples)
        return cls(store)

    @classmethod
    def load(cls, path: Path, *, evidence: bool = True, into: ox.Store | None = None) -> GraphStore:
        """Return a store of a file, and of the evidence that lies beside it if wanted.

        For a folder, of what ``kg build`` wrote there. Most of a big graph is evidence. The
        store is in memory unless another one is given.
        """
        file = graph_file(path)
        store = ox.Store() if into is None else into
        _load(store, file)
        loaded = cls(store, Namespace().prefixes | _prefixes(file))
        if evidence:
            loaded.load_evidence(path)
        return loaded

    def load_evidence(self, path: Path, about: Collection[str] | None = None) -> None:
        """Add the evidence that lies beside a file: all, or that about some addresses."""
        beside = evidence_file(path)
        if not beside.exists():
            return
        if about is not None and beside.suffix == ".ttl":
            from kg.query.excerpt import statements_about

            excerpt = statements_about(beside.read_bytes(), about)
            if excerpt is not None:
                self.store.load(excerpt, ox.RdfFormat.TURTLE)
                return
        _load(self.store, beside)

    def ask(self, question: Question, parameters: Mapping[str, str]) -> Answer:
        """Return the answer, with parameters filled in: things by any of their names.

        It comes from this graph alone: a query that would ask another machine is refused.
        Raises ``QueryError``.
        """
        return self.answer(prepared(question, parameters, self), question.name)

    def answer(self, sparql: str, name: str = "query") -> Answer:
        """Return the answer to SPARQL; ``name`` is what errors call it."""
        try:
            return answer(self.query(sparql))
        except SyntaxError as error:
            from kg.query.complaints import complaint

            raise complaint(name, sparql, error.msg, self._known_prefixes) from error
        except (OSError, RuntimeError, UnicodeEncodeError) as error:
            raise QueryError(name, f"{error}. Change the query.") from error

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Collection[str] = (),
        named_graphs: Collection[str] = (),
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Return what the engine finds; errors are the engine's.

        If graphs are given, the query sees those alone, as the SPARQL 1.1 Protocol says.
        """
        if default_graphs or named_graphs:
            return self.store.query(
                sparql,
                prefixes=self._known_prefixes,
                default_graph=list(map(ox.NamedNode, default_graphs)),
                named_graphs=list(map(ox.NamedNode, named_graphs)),
            )
        return self.store.query(
            sparql,
            prefixes=self._known_prefixes,
            use_default_graph_as_union=self._is_parted,
        )

    def find_address(self, name: str, kind: str = "Thing") -> list[str]:
        """Return the thing whose number or address this is, without a look at names."""
        found = find(self.store, name, self.prefixes, None, kind)
        return [node.value for node in found]

    def find(self, name: str, kind: str = "Thing") -> list[str]:
        """Return the addresses of the things of a kind that a name means, in any spelling."""
        found = find(self.store, name, self.prefixes, lambda: self.names, kind)
        return [node.value for node in found]

    def similar(self, name: str, kind: str = "Thing") -> list[str]:
        """Return names of things of a kind that look like this one."""
        return self.names.similar(name, kind)

    @cached_property
    def names(self) -> NameIndex:
        """The names of everything, indexed when first asked for."""
        if self.indexed:
            return self.indexed()
        from kg.query.name_index import NameIndex

        return NameIndex.build(self.store)

    @cached_property
    def _known_prefixes(self) -> dict[str, str]:
        return PREFIXES | dict(self.prefixes)

    @cached_property
    def _is_parted(self) -> bool:
        """Tell whether the named graphs hold what the default graph lacks.

        The engine counts a triple once for each graph that it is in, so the union of all is
        asked only where it must be.
        """
        anywhere = self.store.quads_for_pattern(None, _SENTENCE, None, None)
        whole = self.store.quads_for_pattern(None, _SENTENCE, None, ox.DefaultGraph())
        return next(whole, None) is None and next(anywhere, None) is not None


def _prefixes(path: Path) -> dict[str, str]:
    """Return the prefixes that a file declares on top."""
    if path.suffix != ".ttl":
        return {}
    parser = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    next(parser, None)
    return dict(parser.prefixes)


def _load(store: ox.Store, path: Path) -> None:
    file_format = format_of(path)
    try:
        store.bulk_load(path=path, format=file_format)
        if file_format.supports_datasets:
            _load_merged(store, path, file_format)
    except OSError as error:
        raise UnreadableGraphError(path, error.strerror or str(error)) from error
    except SyntaxError as error:
        raise UnreadableGraphError(path, f"not valid RDF: {error.msg}") from error


def _load_merged(store: ox.Store, path: Path, file_format: ox.RdfFormat) -> None:
    """Add what the named graphs of a file say to the default graph, so that it says all."""
    quads = ox.parse(path=path, format=file_format)
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
