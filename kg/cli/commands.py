"""The group of all commands; a command's module is imported when it is called."""

from __future__ import annotations

import os
from importlib import import_module

import click

from kg import __version__

__all__ = ["COMMANDS", "cli"]

#: Each command, and its line in the overview; ``kg.cli.NAME`` holds it as ``command``.
COMMANDS = {
    "add": "Add digests to a store, and bring its graph up to date.",
    "build": "Turn digests into a graph: Turtle, GraphML, HTML.",
    "check": "Validate a graph against the ontology's shapes.",
    "explain": "Explain, for one paper, what was read in its entry and why.",
    "evaluate": "Score a graph against gold annotations.",
    "export": "Write the graph of a store to files.",
    "leaderboard": "Show the scores of a benchmark, best first.",
    "news": "Tell what is new, as Markdown that can be posted.",
    "path": "Show how two things are connected, with the evidence for each step.",
    "people": "Show who writes with whom: groups, bridges, persons of one name.",
    "push": "Send a graph to a SPARQL server, and keep it up to date there.",
    "query": "Ask a graph, in SPARQL or by the name of a shipped query.",
    "related": "Show what is nearest to a paper, an entity or a person, and why.",
    "remove": "Take digests out of a store.",
    "report": "Write the state of the field on one page.",
    "serve": "Serve a graph: pages, search, and a SPARQL endpoint.",
    "show": "Show what a graph knows about a name.",
    "status": "Tell what a store holds, and verify it.",
    "trends": "Show what rises and falls, month by month.",
    "train": "Learn the weights of extraction anew from annotated digests.",
}


class _LazyGroup(click.Group):
    """A group that imports a command only to run it, so that ``kg --help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:  # click knows only what is imported
            raise click.exceptions.NoSuchCommand(
                error.command_name, possibilities=sorted(COMMANDS), ctx=ctx
            ) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: kg build",
)
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Knowledge graphs of machine-learning papers, from the digests that list them.

    Every link of the graph carries the sentence that supports it. kg works offline, and
    the same digests give the same graph, byte for byte.

    Ends with status 0 if all is done, 1 if done with problems that were reported, and 2
    for wrong usage.
    """
    if os.environ.get("NO_COLOR"):
        click.get_current_context().color = False
