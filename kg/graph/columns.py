"""What the tables of the graph are: their columns, keys, types and units.

Types and keys are those of the Frictionless standard (https://specs.frictionlessdata.io/), so
that a data package can describe the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TABLES", "Column", "Table", "Type"]


class Type(StrEnum):
    """The type of a column; the value is its name in a Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    name: str
    type: Type = Type.STRING
    about: str
    #: The table whose key the values are; empty for a column that refers to nothing.
    refers: str = ""
    #: What a number counts or is measured in; empty for a bare number and for text.
    unit: str = ""
    #: Whether a row may have none.
    optional: bool = False
    #: Whether a text may be empty, which says something else than that there is none.
    blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: a row for each thing or link of a kind."""

    name: str
    about: str
    #: The columns that tell rows apart.
    key: tuple[str, ...]
    columns: tuple[Column, ...]


def _column(  # noqa: PLR0913  the order in which one says it
    name: str,
    about: str,
    kind: Type = Type.STRING,
    *,
    refers: str = "",
    unit: str = "",
    optional: bool = False,
    blank: bool = False,
) -> Column:
    return Column(
        name=name,
        type=kind,
        about=about,
        refers=refers,
        unit=unit,
        optional=optional,
        blank=blank,
    )


_CONFIDENCE = _column(
    "confidence", "that it is right, from 0 to 1", Type.NUMBER, unit="probability"
)
#: What a graph without its evidence lacks is optional, though ours has it.
_EVIDENCE = (
    _column("sentence", "the sentence that says it best", optional=True),
    _column("digest", "where that sentence stands", refers="digests", optional=True),
    _column(
        "start",
        "where the words that were read begin, from 0",
        Type.INTEGER,
        unit="code points",
        optional=True,
    ),
    _column("end", "where they end, exclusive", Type.INTEGER, unit="code points", optional=True),
    _column(
        "locator",
        "the text that the offsets count in (a JSON Pointer); empty: the file",
        blank=True,
    ),
    _column("rule", "the component that read it", optional=True),
)
_PAPERS = (
    _column("paper", "arXiv number, e.g. 2411.15124"),
    _column("title", "the title for display"),
    _column("url", "address at arXiv"),
    _column("date", "day of issue; else that of the first digest, or of its month", Type.DATE),
    _column("issued", "day of issue, where a source tells it", Type.DATE, optional=True),
    _column("featured_first", "day of the first digest", Type.DATE, optional=True),
    _column("featured_last", "day of the last digest", Type.DATE, optional=True),
    _column("votes", "highest count of any digest", Type.INTEGER, unit="votes", optional=True),
    _column("abstract_en", "what English digests say of it", optional=True),
    _column("abstract_ko", "what Korean digests say of it", optional=True),
)
_ENTITIES = (
    _column("entity", "identifier; it tells homonyms apart"),
    _column("kind", "Method, Model, Dataset, Benchmark, Metric or Task"),
    _column("family", "the wider kind: Method, Dataset, Metric or Task"),
    _column("label", "preferred name"),
    _column("generic", "a family of the whole field, e.g. LLM", Type.BOOLEAN),
)
_STATEMENTS = (
    _column("paper", "who says it", refers="papers"),
    _column(
        "relation", "introduces, evaluatesOn, comparesWith, uses, reports, addresses, mentions"
    ),
    _column("entity", "about what", refers="entities"),
    _CONFIDENCE,
    _column("sentences", "how many say it", Type.INTEGER, unit="sentences"),
    *_EVIDENCE,
)
_RESULTS = (
    _column("result", "identifier"),
    _column("paper", "who reports it", refers="papers"),
    _column("value", "the number", Type.NUMBER, unit="as the column unit says"),
    _column("unit", '"%", "pp", "x", "points" or another; empty for none', blank=True),
    _column("metric", "what was measured", refers="entities", optional=True),
    _column("dataset", "on what", refers="entities", optional=True),
    _column("method", "by what", refers="entities", optional=True),
    _CONFIDENCE,
    *_EVIDENCE,
)
_EDGES = (
    _column("source", "node, as in GraphML: paper:2411.15124"),
    _column("target", "node, as in GraphML: entity:rlvr"),
    _column("kind", "creator, featuredIn, introduces, hasResult, broader and so on"),
    _column("position", "place in the list of authors or in the digest, else 0", Type.INTEGER),
    _column("weight", "confidence of a statement, else 1", Type.NUMBER, unit="probability"),
)


#: Every table by its name.
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            Table(
                name="papers",
                about="The papers.",
                key=("paper",),
                columns=_PAPERS,
            ),
            Table(
                name="authors",
                about="The authors, as far as names tell persons apart.",
                key=("author",),
                columns=(_column("author", "identifier"), _column("name", "as papers print it")),
            ),
            Table(
                name="authorships",
                about="Who wrote which paper.",
                key=("paper", "position"),
                columns=(
                    _column("paper", "the paper", refers="papers"),
                    _column("position", "place in the list of authors, from 1", Type.INTEGER),
                    _column("author", "the author", refers="authors"),
                ),
            ),
            Table(
                name="entities",
                about="Methods, models, data sets, benchmarks, metrics and tasks.",
                key=("entity",),
                columns=_ENTITIES,
            ),
            Table(
                name="names",
                about="All names of the entities, the preferred ones first.",
                key=("entity", "rank"),
                columns=(
                    _column("entity", "what it names", refers="entities"),
                    _column("rank", "0 for the preferred name, else 1, 2, ...", Type.INTEGER),
                    _column("name", "the name"),
                    _column("language", "en or ko"),
                ),
            ),
            Table(
                name="statements",
                about="What papers say of entities, each with its best sentence.",
                key=("paper", "entity"),
                columns=_STATEMENTS,
            ),
            Table(
                name="results",
                about="Numbers that papers report.",
                key=("result",),
                columns=_RESULTS,
            ),
            Table(
                name="digests",
                about="The digests.",
                key=("digest",),
                columns=(
                    _column("digest", "identifier"),
                    _column("day", "its day", Type.DATE, optional=True),
                    _column("language", "en or ko"),
                    _column("source", "name of its file"),
                ),
            ),
            Table(
                name="listings",
                about="Which digest listed which paper.",
                key=("digest", "position"),
                columns=(
                    _column("digest", "the digest", refers="digests"),
                    _column("position", "place in the digest, from 1", Type.INTEGER),
                    _column("paper", "the paper", refers="papers"),
                    _column("votes", "its votes there", Type.INTEGER, unit="votes", optional=True),
                ),
            ),
            Table(
                name="organizations",
                about="Who stands behind papers.",
                key=("organization",),
                columns=(_column("organization", "identifier"), _column("name", "its name")),
            ),
            Table(
                name="repositories",
                about="Where the code is.",
                key=("repository",),
                columns=(
                    _column("repository", "identifier"),
                    _column("name", '"owner/name" for the well-known hosts, else the address'),
                    _column("url", "its address"),
                ),
            ),
            Table(
                name="edges",
                about="Every link of the graph between two things.",
                key=("source", "target", "kind", "position"),
                columns=_EDGES,
            ),
        )
    }
)
