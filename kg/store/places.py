"""Where a store keeps what, and how it is recognised."""

from pathlib import Path
from typing import NamedTuple

__all__ = ["LAYOUT", "Places"]

#: Changes when a folder written by an older kg cannot be read as it is.
LAYOUT = 1


class Places(NamedTuple):
    """The files of one store."""

    folder: Path

    @property
    def database(self) -> Path:
        """Return the SQLite file: the truth, and what makes a folder a store."""
        return self.folder / "kg-store.sqlite"

    @property
    def holder(self) -> Path:
        """Return the file in which a writer says who it is."""
        return self.folder / "kg-store.writer"

    @property
    def graphs(self) -> Path:
        """Return the folder with one Oxigraph a generation."""
        return self.folder / "graph"

    def graph(self, generation: int) -> Path:
        """Return the folder of the graph as it was at this generation."""
        return self.graphs / f"{generation:08}"

    def names(self, generation: int) -> Path:
        """Return where readers keep the index of a generation's names; gone with its graph."""
        return self.graph(generation) / "kg-names.sqlite"

    def names_before(self, generation: int) -> Path:
        """Return where a writer leaves the index of an earlier generation."""
        return self.graph(generation) / "kg-names-before.sqlite"

    def touched(self, generation: int) -> Path:
        """Return the list of the things that have changed since that index."""
        return self.graph(generation) / "kg-names-touched.txt"

    def marks(self, generation: int) -> Path:
        """Return the list of what is known of the parts of a generation's graph."""
        return self.graph(generation) / "kg-parts.txt"

    def lease(self, generation: int) -> Path:
        """Return the file that readers of this generation hold."""
        return self.graphs / f"{generation:08}.lease"
