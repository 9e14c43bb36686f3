"""Results as rows of a table."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kg.serve.evidence import quotes
from kg.serve.thing import Link, Measured

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.serve.lookup import Lookup

__all__ = ["measured"]


def measured(
    lookup: Lookup,
    results: Iterable[str],
    *,
    paper: bool,
    said: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Measured, ...]:
    """Return results by data set and metric, the highest value first.

    ``said`` has the statements of each result where the caller knows them.
    """
    rows = [_row(lookup, result, paper=paper, said=said) for result in results]
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _row(
    lookup: Lookup, result: str, *, paper: bool, said: Mapping[str, Sequence[str]] | None
) -> tuple[tuple[object, ...], Measured]:
    metric, dataset, method = (
        _link(lookup, lookup.thing(result, name))
        for name in ("kg:metric", "kg:onDataset", "kg:ofMethod")
    )
    value, unit = lookup.text(result, "kg:value"), lookup.text(result, "kg:unit")
    known = said.get(result, ()) if said is not None else lookup.pointing("rdf:object", result)
    papers = lookup.pointing("kg:hasResult", result) if paper else []
    row = Measured(
        address=result,
        value=f"{_shown(value)}{'' if unit == '%' else ' '}{unit}".strip(),
        metric=metric,
        dataset=dataset,
        method=method,
        paper=_link(lookup, papers[0]) if papers else None,
        quotes=tuple(quotes(lookup, known)[:1]),
    )
    place = (
        dataset is None,
        dataset.label if dataset else "",
        metric.label if metric else "",
        -_number(value),
        result,
    )
    return place, row


def _link(lookup: Lookup, address: str) -> Link | None:
    if not address:
        return None
    return Link(address=address, label=lookup.label(address), kind=lookup.kind(address))


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def _shown(text: str) -> str:
    """Return a number with its thousands parted; what is no number stays."""
    return f"{_number(text):,f}" if text and _number(text) else text
