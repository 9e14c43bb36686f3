"""GEXF 1.3 for Gephi, with the day from which each node and edge is there.

The format is https://gexf.net/1.3/gexf.xsd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from kg.exporters.controls import pictured
from kg.graph.nodes import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.graph.tables import Tables

__all__ = ["gexf"]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>kg</creator><description>Knowledge graph of papers</description></meta>
<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">
<attributes class="node" mode="static">
<attribute id="kind" title="kind" type="string"/>
<attribute id="family" title="family" type="string"/>
<attribute id="generic" title="generic" type="boolean"/>
<attribute id="votes" title="votes" type="integer"/>
<attribute id="value" title="value" type="double"/>
<attribute id="unit" title="unit" type="string"/>
</attributes>
<nodes>
"""
_ATTRIBUTES = ("kind", "family", "generic", "votes", "value", "unit")


def gexf(tables: Tables) -> Iterator[str]:
    """Yield a GEXF document: what papers tell of begins with the first, an edge with both its ends.

    Parallel edges differ in ``kind``.
    """
    found = nodes(tables)
    yield _HEAD
    for row in found.iter_rows(named=True):
        values = "".join(
            f'<attvalue for="{name}" value={_quoted(row[name])}/>'
            for name in _ATTRIBUTES
            if row[name] not in {None, ""}
        )
        yield (
            f"<node id={_quoted(row['node'])} label={_quoted(row['label'])}{_start(row['first'])}>"
            f"<attvalues>{values}</attvalues></node>\n"
        )
    yield "</nodes>\n<edges>\n"
    first = dict(found.select("node", "first").iter_rows())
    for number, (source, target, kind, _, weight) in enumerate(tables.edges.iter_rows()):
        days = [day for end in (source, target) if (day := first.get(end))]
        yield (
            f'<edge id="{number}" source={_quoted(source)} target={_quoted(target)}'
            f' kind="{kind}" label="{kind}" weight="{weight}"{_start(max(days, default=None))}/>\n'
        )
    yield "</edges>\n</graph>\n</gexf>\n"


def _start(day: object) -> str:
    return "" if day is None else f' start="{day}"'


def _quoted(value: object) -> str:
    """Return a value as an attribute, in quotes."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return quoteattr(pictured(text))
