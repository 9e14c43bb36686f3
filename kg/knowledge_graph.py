"""The graph from Python: build it, look at it, ask it, write it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.exporters.export import export
from kg.exporters.formats import DEFAULT_FORMATS, EvidencePlace, Settings
from kg.graph.names import DEFAULT_BASE, Namespace

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    import rdflib

    from kg.graph.tables import Tables
    from kg.model.knowledge import Knowledge
    from kg.model.problem import Problem
    from kg.query.answers import Answer

__all__ = ["KnowledgeGraph", "build"]


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """A finished knowledge graph: plain values, and the views that tools expect."""

    knowledge: Knowledge
    #: What was wrong with the digests; empty if nothing was.
    problems: tuple[Problem, ...] = ()

    def networkx(self) -> nx.MultiDiGraph[str]:
        """Return a directed multigraph with typed attributes."""
        from kg.graph.property_graph import property_graph

        return property_graph(self.knowledge)

    def tables(self) -> Tables:
        """Return the graph as polars tables, documented in ``kg.graph.columns``."""
        from kg.graph.tables import tables

        return tables(self.knowledge)

    def rdflib(self, *, evidence: bool = True) -> rdflib.Graph:
        """Return an ``rdflib.Graph``, with or without the statements' evidence."""
        import rdflib

        from kg.graph.names import PREFIXES

        graph = rdflib.Graph()
        for prefix, space in PREFIXES.items():
            graph.bind(prefix, space)
        place = EvidencePlace.INSIDE if evidence else EvidencePlace.NONE
        for text in self._texts("nt", place).values():
            graph.parse(data=text, format="nt")
        return graph

    def query(self, sparql: str, **parameters: str) -> Answer:
        """Return the answer to a SPARQL query, or to a shipped one by its name."""
        from kg.graph.triples import evidence_triples, fact_triples
        from kg.query.questions import question
        from kg.query.store import GraphStore

        space = Namespace()
        asked = question(sparql)
        parts = (fact_triples, evidence_triples) if asked.needs_evidence else (fact_triples,)
        store = GraphStore.of(chain.from_iterable(part(self.knowledge, space) for part in parts))
        return store.ask(asked, parameters)

    def export(
        self,
        folder: str | Path,
        formats: Iterable[str] = DEFAULT_FORMATS,
        *,
        base: str = DEFAULT_BASE,
        evidence: str = EvidencePlace.BESIDE,
        engine: str | None = None,
    ) -> list[Path]:
        """Write the graph to a folder in each format, and return the files.

        ``engine`` draws the page: "pyvis", "webgl", or by default what fits its size.
        """
        settings = Settings(
            namespace=Namespace(base), evidence=EvidencePlace(evidence), engine=engine
        )
        return export(self.knowledge, Path(folder), formats, settings)

    def _texts(self, name: str, evidence: EvidencePlace) -> dict[str, Any]:
        from kg.exporters.formats import FORMATS

        files = FORMATS[name](self.knowledge, Settings(evidence=evidence))
        return {file: "".join(map(str, pieces)) for file, pieces in files.items()}


def build(
    sources: str | Path | Iterable[str | Path] | None = None,
    *,
    overrides: str | Path | None = None,
    candidates: bool = False,
    jobs: int | None = None,
) -> KnowledgeGraph:
    """Return the graph of these digests (files, folders, globs), or else of the sample.

    With ``candidates``, also what is probably nothing: statements of a confidence below
    0.25. Entries that cannot be read are in ``problems``; they never stop the others.
    """
    from kg.journey import build as build_account
    from kg.resolution.overrides import read_overrides
    from kg.resources import sample_folder

    corrections = read_overrides(Path(overrides)) if overrides else None
    if sources is None:
        sources = sample_folder()
    paths = [sources] if isinstance(sources, str | Path) else sources
    account = build_account(
        map(Path, paths), overrides=corrections, candidates=candidates, jobs=jobs
    )
    return KnowledgeGraph(account.knowledge, account.problems)
