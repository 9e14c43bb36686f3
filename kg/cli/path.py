"""``kg path``: how two things are connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.answers import answer_format_option, as_json, opened, write_rows
from kg.cli.lines import say
from kg.cli.options import graph_option, quiet_option
from kg.cli.ties import in_words, say_others

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as File

    from kg.analytics.names import Thing
    from kg.analytics.paths import Path, Step, Ways

__all__ = ["command"]

#: Spelled out here, not taken from ``kg.analytics.paths``: reading that would import polars.
_KINDS = tuple(
    "Paper Author Organization Repository Entity Method Model Dataset Benchmark Metric Task".split()
)
_COLUMNS = (
    *("path", "strength", "step", "from", "relation", "to"),
    *("papers", "paper", "date", "confidence", "sentence"),
)
#: Links that no sentence says.
_VERBS = {
    "creator": "is by",
    "affiliation": "is from",
    "repository": "has its code in",
    "broader": "is a kind of",
}
_kinds = click.Choice(_KINDS, case_sensitive=False)


@click.command("path")
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@graph_option
@click.option("-k", "--k", "count", type=click.IntRange(1), default=1, help="So many strong paths.")
@click.option("--through", type=_kinds, multiple=True, help="Only things of this kind on the way.")
@click.option("--without", type=_kinds, multiple=True, help="Nothing of this kind on the way.")
@answer_format_option()
@quiet_option
def command(  # noqa: PLR0913, PLR0917
    start: str,
    end: str,
    graph: File,
    count: int,
    through: tuple[str, ...],
    without: tuple[str, ...],
    output: str,
    *,
    quiet: bool,
) -> None:
    """Show how A and B are connected: papers, entities, people, organisations or code.

    The strongest path goes over things that are close by many shared papers, so that neither
    hubs (LLM) nor chance connect everything; several (-k) share nothing on the way. The
    shortest path has the fewest steps. Each step comes with its sentence, paper and date;
    papers are always allowed by --through.

    \b
    Examples:
        kg path GRPO Mamba
        kg path "Ada Example" VBench -k 3 --without Author
        kg path 2411.15124 2312.00752 --through Method --format markdown
    """
    from kg.analytics.paths import paths

    found = paths(opened(graph), start, end, count=count, through=through, without=without)
    if output == "json":
        click.echo(as_json(found), nl=False)
    elif output == "csv":
        write_rows(_COLUMNS, list(_rows(found)), output)
    else:
        if not quiet:
            say_others(start, found.start, found.others[0])
            say_others(end, found.end, found.others[1])
        _print(found, output)


def _named(found: Ways) -> Iterator[tuple[str, Path]]:
    """Yield the paths with what each is; a path that is both is shown once."""
    for number, path in enumerate(found.strongest, start=1):
        same = [x.target for x in path.steps] == [x.target for x in found.shortest.steps]
        rank = "strongest" if number == 1 else f"strong ({number})"
        yield (f"{rank} and shortest" if same else rank), path
    shown = [[x.target for x in path.steps] for path in found.strongest]
    if [x.target for x in found.shortest.steps] not in shown:
        yield "shortest", found.shortest


def _rows(found: Ways) -> Iterator[list[str]]:
    for title, path in _named(found):
        for number, step in enumerate(path.steps, start=1):
            ends = (step.source, step.target) if step.forward else (step.target, step.source)
            yield [
                title,
                f"{path.strength:.3g}" if path.strength else "",
                str(number),
                ends[0].node,
                step.relation,
                ends[1].node,
                str(step.papers),
                step.paper,
                step.date.isoformat() if step.date else "",
                f"{step.confidence:.3f}",
                step.sentence,
            ]


def _print(found: Ways, output: str) -> None:
    for title, path in _named(found):
        strength = f", strength {path.strength:.2g}" if path.strength else ""
        steps = "1 step" if len(path.steps) == 1 else f"{len(path.steps)} steps"
        if output == "markdown":
            _print_markdown(f"{title.capitalize()}: {steps}{strength}", path)
        else:
            _print_text(f"{title}: {steps}{strength}", path)


def _print_text(title: str, path: Path) -> None:
    say(title, style="cyan")
    say(_thing(path.steps[0].source), indent=2, style="bold")
    for step in path.steps:
        say(_link(step), indent=4)
        if step.relation not in _VERBS:
            say(f"“{step.sentence}”", indent=8, style="dim")
        say(_thing(step.target), indent=2, style="bold")
    say()


def _print_markdown(title: str, path: Path) -> None:
    from kg.analytics.markdown import escaped

    click.echo(f"### {escaped(title)}\n")
    for number, step in enumerate(path.steps, start=1):
        ends = (step.source, step.target) if step.forward else (step.target, step.source)
        one, other = map(_markdown, ends)
        day = f" ({step.date})" if step.date else ""
        said = f": “{escaped(step.sentence)}”" if step.relation not in _VERBS else ""
        click.echo(f"{number}. {one} *{escaped(_verb(step))}* {other}{day}{said}")
    click.echo()


def _markdown(thing: Thing) -> str:
    from kg.analytics.markdown import escaped, link

    if thing.collection == "paper":
        return link(thing.label, f"https://arxiv.org/abs/{thing.id}")
    return f"**{escaped(thing.label)}**"


def _thing(thing: Thing) -> str:
    if thing.collection == "paper":
        return f"{thing.label} [{thing.id}]"
    return f"{thing.label} ({'Person' if thing.kind == 'Author' else thing.kind})"


def _link(step: Step) -> str:
    """Return a step in words, with an arrow to where the link leads."""
    arrow = "↓" if step.forward else "↑"
    day = f", {step.date}" if step.date else ""
    sure = f", {step.confidence:.0%}" if step.relation not in _VERBS else ""
    begins = step.papers > 1 and step.source.collection != "paper"
    more = f"; {step.papers} papers connect the two" if begins else ""
    return f"{arrow} {_verb(step)}{day}{sure}{more}"


def _verb(step: Step) -> str:
    return _VERBS.get(step.relation) or in_words(step.relation)
