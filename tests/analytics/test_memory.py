"""No answer and no export needs memory that grows with the square of a graph."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="memory is bounded by the system")

#: Enough for the libraries and a graph of 9,000 things; a list of their names that is copied
#: for each of them takes 3 GB and more.
_LIMIT = 3 * 2**30
_PROGRAM = """\
import resource, sys

resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit}))
from datetime import date
from kg.analytics.news import news
from kg.analytics.paths import paths
from kg.analytics.people import people
from kg.analytics.related import related
from kg.analytics.report.contents import report
from kg.analytics.trends import trends
from kg.exporters.gexf import gexf
from kg.exporters.link_triples import link_triples
from kg.exporters.neo4j import neo4j
from kg.graph.tables import tables
from tests.synthetic import invented

told = tables(invented({nodes}))
asked = {{
    "news": lambda: news(told, date(1990, 1, 1)),
    "trends": lambda: trends(told, least=1),
    "related": lambda: related(told, "entity-0"),
    "people": lambda: people(told),
    "path": lambda: paths(told, "entity-0", "entity-5"),
    "report": lambda: report(told),
    "gexf": lambda: list(gexf(told)),
    "triples": lambda: list(link_triples(told)),
    "neo4j": lambda: list(neo4j(told)),
}}
for name, answer in asked.items():
    answer()
    print(name)
"""


def test_answers_and_exports_keep_within_bounds() -> None:
    """Lists that polars copied for every group took 740 GB of the whole corpus once."""
    program = _PROGRAM.format(limit=_LIMIT, nodes=9000)
    done = subprocess.run(  # noqa: S603 — our own program
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        env={"POLARS_MAX_THREADS": "2", "OMP_NUM_THREADS": "1", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 0, (done.stdout, done.stderr[-2000:])
