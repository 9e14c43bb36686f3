"""Names that the vocabulary knows, in whatever spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.document import found_in, words_of
from kg.extraction.particles import PARTICLES
from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from kg.extraction.document import Words
    from kg.model.concept import Concept

__all__ = ["Gazetteer", "known_words"]

#: Marks that may stand inside a name without making it another name.
_JOINERS = frozenset("-–‐‑−－_'’·@") | {" "}
_LONGEST_NAME = 12  # tokens
#: What stands for a joiner, and for a mark that no name goes across, among folded words.
_JOINER = " "
_MARK = ""
#: Of so many words it is kept what they are by themselves.
_MANY_WORDS = 1 << 17
_HANGUL_WORD = re.compile(r"[\uac00-\ud7a3]+")


class _Label(NamedTuple):
    text: str
    concept: Concept


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Finds the names of concepts: the longest at each place, from left to right.

    Spellings meet under ``fold``. Capitals count where they tell names apart: in labels
    that are ambiguous ("Whisper"), and in short acronyms ("SAM").
    """

    labels: Mapping[str, tuple[_Label, ...]]
    #: Every beginning of every key, so that a search can stop early.
    beginnings: frozenset[str]
    #: What words are by themselves, for the words seen.
    _alone: dict[str, _Label | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> Gazetteer:
        """Return a gazetteer of all names of these concepts."""
        labels: dict[str, list[_Label]] = defaultdict(list)
        for concept in concepts:
            for name in (concept.label, *concept.aliases):
                label = _Label(name.text, concept)
                if label not in labels[key := fold(name.text)]:
                    labels[key].append(label)
        beginnings = {key[:end] for key in labels for end in range(1, len(key) + 1)}
        return cls({key: tuple(found) for key, found in labels.items()}, frozenset(beginnings))

    def __call__(self, doc: Doc) -> Doc:
        """Add the names to ``found_in(doc)``, each with its concept."""
        words = words_of(doc)
        found_in(doc).extend(
            words.stretch(start, end, concept=label.concept.id)
            for start, end, label in self.find(words)
        )
        return doc

    def find(self, words: Words) -> Iterator[tuple[int, int, _Label]]:
        """Yield (start, end, label) of each name, in words, without overlaps."""
        folded = list(map(_fold_word, words.words))
        known = self.beginnings
        free = 0
        for start, (this, after) in enumerate(pairwise([*folded, _MARK])):
            if start < free or (this not in known and this[:-1] not in known):
                continue
            if self._leads_on(this, after):
                found = self._longest(words, folded, start)
            else:
                found = self._single(words.words[start], start)
            if found is not None:
                free, label = found
                yield start, free, label

    def _leads_on(self, this: str, after: str) -> bool:
        """Tell whether a name of several words may begin with these two."""
        both = this + after
        known = self.beginnings
        return (
            after == _JOINER
            or (after != _MARK and (both in known or both[:-1] in known))
            or (this[-1].isdigit() and after[:1].isdigit())
        )

    def _single(self, word: str, start: int) -> tuple[int, _Label] | None:
        """Return the end and label of a name of one word."""
        if word not in self._alone:
            key = _fold_word(word)
            candidates = self.labels.get(key) or self.labels.get(fold(key)) or ()
            if len(self._alone) > _MANY_WORDS:
                self._alone.clear()
            self._alone[word] = _choose(candidates, word)
        label = self._alone[word]
        return None if label is None else (start + 1, label)

    def _longest(self, doc: Words, folded: Sequence[str], start: int) -> tuple[int, _Label] | None:
        best: tuple[int, _Label] | None = None
        so_far = ""
        for end in range(start + 1, min(len(folded), start + _LONGEST_NAME) + 1):
            step = folded[end - 1]
            if step == _JOINER:
                continue
            if step == _MARK:
                break
            parts_digits = so_far[-1:].isdigit() and step[0].isdigit()
            so_far += f"~{step}" if parts_digits else step
            if so_far not in self.beginnings and so_far[:-1] not in self.beginnings:
                break
            candidates = self.labels.get(so_far) or self.labels.get(fold(so_far))
            if candidates:
                surface = doc.text[
                    doc.starts[start] : doc.starts[end - 1] + len(doc.words[end - 1])
                ]
                label = _choose(candidates, surface)
                if label is not None:
                    best = (end, label)
        return best

    def lookup(self, name: str) -> Concept | None:
        """Return the concept that a name denotes on its own, if exactly one does."""
        label = _choose(self.labels.get(fold(name), ()), name)
        return label.concept if label is not None else None


@lru_cache(maxsize=1 << 17)
def _fold_word(word: str) -> str:
    """Fold a word that goes on: the plural is only folded at a name's end."""
    return _JOINER if word in _JOINERS else fold(word + "x")[:-1]


def _choose(candidates: Iterable[_Label], surface: str) -> _Label | None:
    """Return the label that these capitals fit best: exactly, or not at all critical."""
    fitting = [label for label in candidates if _fits(label, surface)]
    plain = surface.replace("-", " ")
    return min(
        fitting,
        key=lambda label: (
            label.text.replace("-", " ") != plain,
            label.text in label.concept.ambiguous,
            label.text != label.concept.label.text,  # a name of its own before a byname
            label.concept.id,
        ),
        default=None,
    )


def _fits(label: _Label, surface: str) -> bool:
    acronym = _is_short_acronym(label.text)
    if not acronym and label.text not in label.concept.ambiguous:
        return True
    written, meant = _capitals(surface), _capitals(label.text)
    return written.startswith(meant) or (acronym and _is_slip(written, meant))


def _is_slip(written: str, meant: str) -> bool:
    """Tell whether an acronym merely lacks a capital ("coT"); "Cot" and "cot" are words."""
    return (
        len(written) == len(meant)
        and "X" in written[1:]
        and all(other in (one, "X") for one, other in zip(written, meant, strict=True))
    )


def _is_short_acronym(text: str) -> bool:
    return len(text) <= 5 and sum(c.isupper() for c in text) >= 2 and " " not in text


def _capitals(text: str) -> str:
    """Return the pattern of capitals in the letters and digits of a text."""
    return "".join("X" if c.isupper() else "x" for c in text if c.isalnum())


def known_words(concepts: Iterable[Concept]) -> frozenset[str]:
    """Return the Korean words from which a tokenizer may split particles.

    Words of a label that follow each other count as one word too, since Korean may be
    written with or without the space between them ("확산 모델", "확산모델").
    """
    words = set[str]()
    for concept in concepts:
        for name in (concept.label, *concept.aliases):
            run = _HANGUL_WORD.findall(name.text)
            for first, last in combinations(range(len(run) + 1), 2):
                words.add("".join(run[first:last]))
    return frozenset(words - PARTICLES)
