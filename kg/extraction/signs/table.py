"""Numbers that stand for signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["OpenSignTable", "SignTable"]


class SignTable:
    """Gives each sign that some model weighs a number from 1 on; all others have 0.

    The signs of a word or name are looked up once, when it is first seen; from then on
    numbers are gathered and added up, which costs a fraction of looking up text.
    """

    def __init__(self, signs: Iterable[str] = ()) -> None:
        self._texts = ["", *dict.fromkeys(signs)]
        self._numbers = {sign: number for number, sign in enumerate(self._texts)}

    def __len__(self) -> int:
        """Return the number above all that are given."""
        return len(self._texts)

    def number(self, sign: str) -> int:
        """Return the number of a sign."""
        return self._numbers.get(sign, 0)

    def numbers(self, signs: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of those signs that are weighed."""
        return tuple(filter(None, map(self.number, signs)))

    def texts(self, numbers: Iterable[int]) -> Iterator[str]:
        """Yield the signs that numbers stand for, in the order of their text."""
        yield from sorted(self._texts[number] for number in numbers)


class OpenSignTable(SignTable):
    """Gives every sign a number, for those who want to know of all: training, tests."""

    def number(self, sign: str) -> int:
        """Return the number of a sign, a new one if it was never met."""
        number = self._numbers.setdefault(sign, len(self._texts))
        if number == len(self._texts):
            self._texts.append(sign)
        return number
