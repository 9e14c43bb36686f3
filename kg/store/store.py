"""A store: digests come and go, and the graph follows."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.graph.names import DEFAULT_BASE, Namespace
from kg.journey import extract_entries, without_collection
from kg.model.identifiers import DigestId
from kg.store.aging import Reason, reasons
from kg.store.changing import change
from kg.store.database import create, read_only, read_write, transaction
from kg.store.graphs import Graphs
from kg.store.library import Library
from kg.store.places import Places
from kg.store.plans import Plan, arrival, departure
from kg.store.versions import extractor_version

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from kg.journey import Progress
    from kg.model.digest import Digest
    from kg.resolution.overrides import Overrides
    from kg.store.changing import Outcome
    from kg.store.database import Patience

__all__ = ["Store"]

#: Readings are kept as they come, this many at a time, so that a killed run can go on.
_KEPT = 200


@dataclass(frozen=True, slots=True)
class Store:
    """A folder that holds digests and their graph; every method is one whole change.

    A method that raises ``StoreError`` has changed nothing.
    """

    folder: Path
    #: How long to wait for another writer, and whom to tell so.
    patience: Patience = (60.0, lambda _message: None)
    jobs: int | None = None
    progress: Progress | None = None

    def add(
        self,
        digests: Sequence[Digest],
        *,
        base: str | None = None,
        overrides: Overrides | None = None,
    ) -> Outcome:
        """Put digests in, each once; one takes the place of an older one of its identity.

        That is: of a digest of the same day and language from a file of the same name. The
        store is made if there is none, and then things live under ``base`` for ever.
        Corrections hold until others are given.
        """
        create(self.folder, base or DEFAULT_BASE, self.patience)
        self._check(base)
        return self._change(digests, lambda library: arrival(library, digests), overrides)

    def _check(self, base: str | None) -> None:
        with closing(read_only(self.folder)) as database:
            found = database.setting("base")
        if base not in {None, found}:
            reason = f"things live under {found} here. Leave --base out, or make another store."
            raise StoreError(self.folder, reason)

    def remove(self, names: Collection[str]) -> Outcome:
        """Take digests out, by identifier, address, or the name of their file."""
        return self._change((), lambda library: departure(library, self.folder, names))

    def renew(self) -> Outcome:
        """Make the account and the graph again from the entries."""
        return self._change((), lambda _library: Plan(), again=True)

    def _change(
        self,
        digests: Sequence[Digest],
        plan: Callable[[Library], Plan],
        overrides: Overrides | None = None,
        *,
        again: bool = False,
    ) -> Outcome:
        with closing(read_write(self.folder)) as database:
            library = Library(database, extractor_version())
            count = self._read(library, digests)
            found = reasons(library, overrides)
            for reason in found:
                self.patience[1](reason)
            if Reason.EXTRACTOR in found:
                count += self._read(library, library.all())
            with transaction(database, self.folder, self.patience), without_collection():
                if again:
                    database.set("resolver", "")
                progress = self.progress or (lambda _stage, _done, _total: None)
                outcome = change(self.folder, library, plan, overrides, progress)
        Graphs(Places(self.folder), Namespace()).remove_older(outcome.generation)
        return replace(outcome, read=count)

    def _read(self, library: Library, digests: Iterable[Digest]) -> int:
        """Read the entries that were never read, and keep at once what that gives."""
        entries = library.unread(entry for digest in digests for entry in digest.entries)
        tasks = [(DigestId(""), entry) for entry in entries]
        readings = extract_entries(tasks, jobs=self.jobs, progress=self.progress)
        pairs = zip(entries, readings, strict=True)
        while batch := list(islice(pairs, _KEPT)):
            with transaction(library.database, self.folder, self.patience):
                for entry, reading in batch:
                    library.remember(entry, reading)
        return len(entries)
