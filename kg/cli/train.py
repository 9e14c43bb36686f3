"""``kg train``: learn the shipped weights anew."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.command("train")
@click.argument("annotated", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("corpus", nargs=-1, type=click.Path(exists=True, path_type=Path))
def command(annotated: Path, corpus: tuple[Path, ...]) -> None:
    """Learn the weights of extraction from ANNOTATED (a folder with digests and gold).

    CORPUS, files or folders of digests, tells which names of the vocabulary are common.
    The same input gives the same weights, byte for byte. Needs scikit-learn.

    \b
    Example:
        kg train ../shared/eval/train ../shared/corpus
    """
    from kg.training.train import train

    train(annotated, list(corpus), report=lambda line: click.echo(line, err=True))
