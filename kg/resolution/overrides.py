"""Corrections by a person, which hold for ever.

A TOML file with any of these parts::

    drop = ["Ours"]                        # names that are no entity
    same = [["TÜLU 3", "Tülu III"]]        # names of one entity
    apart = ["DREAM"]                      # a spelling that is an entity of its own

    [kind]                                 # the right kind
    "VideoEspresso" = "Dataset"

    [label]                                # the name to display
    "sparse autoencoders" = "SAE"
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from kg.errors import OverridesError
from kg.model.kind import Kind
from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Overrides", "read_overrides"]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """What an overrides file may say."""

    drop: list[str] = []
    same: list[list[str]] = []
    apart: list[str] = []
    kind: dict[str, Kind] = {}
    label: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Overrides:
    """Corrections of names; all keys are folded, but ``apart`` holds exact spellings."""

    drop: frozenset[str] = frozenset()
    #: The key that stands for each key of a group.
    same: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()
    kind: Mapping[str, Kind] = field(default_factory=dict)
    label: Mapping[str, str] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """Return the key under which a name's entity is looked up."""
        if name in self.apart:
            return f"={name}"
        key = fold(name)
        return self.same.get(key, key)


def read_overrides(path: Path) -> Overrides:
    """Return the corrections in a file; raise ``OverridesError`` where it makes no sense."""
    text = path.read_text(encoding="utf-8")
    try:
        content: Any = tomllib.loads(text)
        file = msgspec.convert(content, _File)
    except tomllib.TOMLDecodeError as error:
        raise OverridesError(
            path, _line_in(str(error)), f"not valid TOML: {error}"
        ) from error
    except msgspec.ValidationError as error:
        raise OverridesError(path, 0, f"{error}. See `kg build --help`.") from error
    same = {fold(name): min(map(fold, group)) for group in file.same for name in group}
    return Overrides(
        drop=frozenset(map(fold, file.drop)),
        same=same,
        apart=frozenset(file.apart),
        kind={_meeting(same, name): kind for name, kind in file.kind.items()},
        label={_meeting(same, name): label for name, label in file.label.items()},
    )


def _meeting(same: Mapping[str, str], name: str) -> str:
    return same.get(fold(name), fold(name))


def _line_in(message: str) -> int:
    """Return the line that a TOML error names, or 0."""
    digits = message.partition("at line ")[2].split(",")[0]
    return int(digits) if digits.isdigit() else 0
