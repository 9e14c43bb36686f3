"""Options that several commands share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.graph.names import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from click.decorators import FC

__all__ = [
    "base_option",
    "day",
    "evidence_option",
    "existing",
    "format_option",
    "graph_option",
    "jobs_option",
    "kinds_option",
    "out_option",
    "overrides_option",
    "quiet_option",
    "since_option",
    "sources_argument",
    "store_option",
    "until_option",
    "verbose_option",
    "wait_option",
]

#: Spelled out here, not taken from the table of exporters: reading that would import them.
_FORMATS = (
    *("ttl", "graphml", "html", "jsonld", "nt", "nq"),
    *("parquet", "csv", "gexf", "neo4j", "triples"),
)
_KINDS = ("Method", "Model", "Dataset", "Benchmark", "Metric", "Task")
#: An address with a scheme, and nothing in it that an IRI forbids.
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
graph_option = click.option(
    "--graph",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Store, Turtle file, or the folder that `kg build` wrote.",
)
sources_argument = click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
store_option = click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("store"),
    show_default=True,
    envvar="KG_STORE",
    help="Folder of the store (or KG_STORE).",
)
wait_option = click.option(
    "--wait",
    type=click.FloatRange(0),
    default=60.0,
    show_default=True,
    help="Seconds to wait while another process changes the store.",
)
format_option = click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(_FORMATS),
    help="Format to write; give it several times. Default: ttl, graphml and html.",
)
evidence_option = click.option(
    "--evidence",
    type=click.Choice(["beside", "inside", "none"]),
    default="beside",
    show_default=True,
    help="Where RDF files keep the supporting sentences.",
)
out_option = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder to write to.",
)
overrides_option = click.option(
    "--overrides",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML file with corrections: drop, same, apart, kind, label.",
)
base_option = click.option(
    "--base",
    default=DEFAULT_BASE,
    show_default=True,
    callback=lambda _context, _option, value: _base(value),
    help="Address under which things live.",
)
jobs_option = click.option("--jobs", type=click.IntRange(1), help="Processes. Default: one a core.")
kinds_option = click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(_KINDS, case_sensitive=False),
    help="Only things of this kind; give it several times. A model is a method as well.",
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")


class _Day(click.DateTime):
    """A day, or the first of a month, in ISO 8601."""

    def convert(
        self,
        value: Any,  # noqa: ANN401  # as click has it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime:
        """Return the day; click would tell a person of the formats of ``strptime``."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day. Write it like 2024-11-25, or 2024-11.", param, ctx)


_DAY = _Day(["%Y-%m-%d", "%Y-%m"])


def since_option(what: str) -> Callable[[FC], FC]:
    """Return the option for the first day, with what it is for."""
    return click.option("--since", type=_DAY, help=what)


def until_option(what: str) -> Callable[[FC], FC]:
    """Return the option for the last day, with what it is for."""
    return click.option("--until", type=_DAY, help=what)


def day(chosen: datetime | None) -> date | None:
    """Return the day of an option, if it was given."""
    return chosen.date() if chosen else None


def verbose_option(what: str) -> Callable[[FC], FC]:
    """Return the option to say more, with what it says more."""
    return click.option("--verbose", "-v", is_flag=True, help=what)


def existing(graph: Path, option: str = "'--graph'") -> Path:
    """Return the path of a graph if something is there; else it is wrong usage."""
    if not graph.exists():
        advice = "Run `kg build` first, or give a Turtle file or the folder of a build."
        raise click.BadParameter(f"{str(graph)!r} does not exist. {advice}", param_hint=option)
    return graph


def _base(address: str) -> str:
    """Return an address that things can live under, ending where their names begin."""
    if not _ADDRESS.fullmatch(address):
        raise click.BadParameter("Give an address such as https://example.org/graph/.")
    return address if address.endswith(("/", "#")) else f"{address}/"
