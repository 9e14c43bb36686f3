"""How many entries a second each reader reads, once the text is in memory.

    python benchmarks/sources.py FOLDER

The peers read less than we do: they only show what opening and decoding take at least.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

from markdown_it import MarkdownIt
from measuring import machine, median_seconds, table

from kg.model.digest import Digest
from kg.sources.files import SourceFile, expand
from kg.sources.reader import read
from kg.sources.recognise import READERS, recognise
from kg.sources.source_text import load

_RUNS = 5

Texts = list[tuple[Path, str]]


def texts_by_kind(folder: Path) -> dict[str, Texts]:
    """Return the text of every digest below a folder, by the reader that takes it."""
    found: dict[str, Texts] = defaultdict(list)
    for file in expand([folder]):
        if isinstance(file, SourceFile):
            text = load(file.path)
            if (kind := recognise(text)) is not None:
                found[kind].append((file.path, text))
    return found


def count(kind: str, texts: Texts) -> int:
    """Read all texts, and return how many entries they have."""
    return sum(
        len(told.entries)
        for path, text in texts
        for told in READERS[kind].read(text, path)
        if isinstance(told, Digest)
    )


def peer(kind: str, texts: Texts) -> str:
    """Run the bare parser that comes closest to a reader, and return its name."""
    if kind == "markdown":
        parser = MarkdownIt("commonmark")
        for _path, text in texts:
            parser.parse(text)
        return "markdown-it-py, tokens only"
    for _path, text in texts:
        with suppress(json.JSONDecodeError):  # some digests are malformed as collected
            json.loads(text)
    return "json.loads"


def main() -> None:
    """Print a line per reader, and one for files on disk."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    rows: list[tuple[object, ...]] = []
    total = 0
    for kind, texts in sorted(texts_by_kind(corpus).items()):
        entries = count(kind, texts)
        total += entries
        seconds = median_seconds(lambda k=kind, t=texts: count(k, t), _RUNS)
        bare = median_seconds(lambda k=kind, t=texts: peer(k, t), _RUNS)
        name = peer(kind, texts[:1])
        size = sum(len(text) for _path, text in texts) / 1e6
        pace = entries / seconds
        rows.append((kind, len(texts), size, entries, seconds, pace, name, bare, seconds / bare))
    headings = "reader;files;million characters;entries;s;entries/s;peer;s of the peer;ratio"
    seconds = median_seconds(lambda: list(read([corpus])), 3)
    print(machine(), end="\n\n")
    print(table(headings.split(";"), rows), end="\n\n")
    print(f"All {total:,} entries from disk, kinds recognised, repeats found: {seconds:.2f} s,")
    print(f"{total / seconds:,.0f} entries/s (median of 3; medians of {_RUNS} above).")


if __name__ == "__main__":
    main()
