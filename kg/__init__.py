"""A knowledge graph of the papers that daily digests talk about.

Data moves one way, and each arrow is a package of this name::

    sources -> extraction -> resolution -> graph -> exporters

``kg.model`` holds the values that travel along the arrows, ``kg.vocabulary`` what is known
beforehand, ``kg.journey`` is the whole way on one page, ``store`` keeps all of it on disk and
lets it grow, and ``query``, ``analytics``, ``checking``, ``evaluation``, ``serve`` and ``cli``
look at the finished graph. ``kg.knowledge_graph`` is the same for Python programs::

    import kg

    graph = kg.build(["digests/"])
    graph.export("out/", formats=["ttl", "graphml", "html"])

Importing ``kg`` is cheap; what a name needs is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.extraction.pipeline import create_pipeline as pipeline
    from kg.knowledge_graph import KnowledgeGraph, build

__all__ = ["KnowledgeGraph", "__version__", "build", "pipeline"]

__version__ = "0.1.0"

_HOMES = {
    "KnowledgeGraph": ("kg.knowledge_graph", "KnowledgeGraph"),
    "build": ("kg.knowledge_graph", "build"),
    "pipeline": ("kg.extraction.pipeline", "create_pipeline"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Return a public name, importing its module now (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
