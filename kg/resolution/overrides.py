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
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import msgspec

from kg.errors import OverridesError
from kg.model.kind import Kind  # noqa: TC001  msgspec looks at it when decoding
from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
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
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise OverridesError(path, 0, f"{error.strerror}. Pass a file of corrections.") from error
    except UnicodeDecodeError as error:
        raise OverridesError(path, 0, "not UTF-8. Save it in that encoding.") from error
    try:
        content: Any = tomllib.loads(text)
        file = msgspec.convert(content, _File)
    except tomllib.TOMLDecodeError as error:
        reason = f"not valid TOML: {error}. Put the line right."
        raise OverridesError(path, _line_in(str(error), text), reason) from error
    except msgspec.ValidationError as error:
        raise OverridesError(path, 0, f"{error}. See `kg build --help`.") from error
    _check(path, file)
    names = Overrides(same=_meeting(file.same), apart=frozenset(file.apart))
    return replace(
        names,
        drop=frozenset(map(fold, file.drop)),
        kind={names.key(name): kind for name, kind in file.kind.items()},
        label={names.key(name): label for name, label in file.label.items()},
    )


def _check(path: Path, file: _File) -> None:
    """Refuse what cannot be meant."""
    both = sorted({name for group in file.same for name in group} & set(file.apart))
    if both:
        reason = f"{both[0]!r} is in both `same` and `apart`. Take it out of one."
        raise OverridesError(path, 0, reason)
    blank = [name for name, label in file.label.items() if not label.strip()]
    if blank:
        raise OverridesError(path, 0, f"the label of {blank[0]!r} is empty. Give it one.")


def _meeting(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return the smallest key for each key of a group; groups that share one are one."""
    met: list[set[str]] = []
    for group in groups:
        keys = set(map(fold, group))
        for other in [found for found in met if found & keys]:
            met.remove(other)
            keys |= other
        met.append(keys)
    return {key: min(keys) for keys in met for key in keys}


def _line_in(message: str, text: str) -> int:
    """Return the line that a TOML error names; without a number it means the end."""
    digits = message.partition("at line ")[2].split(",")[0]
    return int(digits) if digits.isdigit() else len(text.splitlines())
