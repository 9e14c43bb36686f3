"""Words that occur in like company are of one class, learnt from the corpus without labels.

The annotated digests show few words. That "condenser" stands where "encoder" and "decoder"
do, and "상회" where "능가" does, is learnt from all digests; signs name the classes of
words beside the words. ``kg.training.word_classes`` tells how they are found.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.linear import shipped_or

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["WordClasses", "classed_form", "save_word_classes", "shipped_word_classes"]


def classed_form(word: str) -> str:
    """Return the form under which a word is classed: without capitals, numbers all alike."""
    return "#" if word[0].isdigit() else word.casefold()


@dataclass(frozen=True, slots=True)
class WordClasses:
    """For each word, the names of its classes, from the widest to the narrowest."""

    names: Mapping[str, tuple[str, ...]]

    def of(self, word: str) -> tuple[str, ...]:
        """Return the classes of a word, the widest first; none if it is rare."""
        return self.names.get(classed_form(word), ())

    @classmethod
    def load(cls, path: Path) -> WordClasses:
        """Return the classes in a JSON file that ``save_word_classes`` wrote."""
        levels = json.loads(path.read_text(encoding="utf-8"))
        found: dict[str, tuple[str, ...]] = {}
        for level, classes in sorted(levels.items()):
            for number, words in enumerate(classes):
                for word in words.split(" "):
                    found[word] = (*found.get(word, ()), f"{level}{number}")
        return cls(found)


def save_word_classes(levels: Mapping[str, list[list[str]]], path: Path) -> None:
    """Write classes as JSON, by level, one class a line; the same classes, the same bytes."""
    parts = []
    for level, classes in sorted(levels.items()):
        lines = ",\n".join(json.dumps(" ".join(words), ensure_ascii=False) for words in classes)
        parts.append(f"{json.dumps(level)}:[\n{lines}\n]")
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


@lru_cache(maxsize=1)
def shipped_word_classes() -> WordClasses:
    """Return the classes that the project ships; warn if they are absent."""
    return shipped_or(WordClasses({}), "words", WordClasses.load)
