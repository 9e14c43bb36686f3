"""Names that the vocabulary knows, in whatever spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Span

from kg.extraction.document import words_of
from kg.extraction.particles import PARTICLES
from kg.model.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Doc

    from kg.extraction.document import Words
    from kg.model.concept import Concept

__all__ = ["Gazetteer", "known_words"]

#: Marks that may stand inside a name without making it another name.
_JOINERS = frozenset("-–‐‑−－_'’·@") | {" "}
_LONGEST_NAME = 12  # tokens
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
        """Add a span per name to ``doc.spans["kg"]``: its kind and its concept."""
        doc.spans["kg"] = [
            *doc.spans.get("kg", ()),
            *(
                Span(doc, start, end, label=label.concept.kind, kb_id=label.concept.id)
                for start, end, label in self.find(doc)
            ),
        ]
        return doc

    def find(self, doc: Doc) -> Iterator[tuple[int, int, _Label]]:
        """Yield (start, end, label) of each name, as token offsets, without overlaps."""
        words = words_of(doc)
        position = 0
        while position < len(words.words):
            found = self._longest(words, position)
            if found is None:
                position += 1
            else:
                end, label = found
                yield position, end, label
                position = end

    def _longest(self, doc: Words, start: int) -> tuple[int, _Label] | None:
        words = doc.words
        if words[start] in _JOINERS or words[start].isspace():
            return None
        best: tuple[int, _Label] | None = None
        so_far = ""
        for end in range(start + 1, min(len(words), start + _LONGEST_NAME) + 1):
            word = words[end - 1]
            if word in _JOINERS:
                continue
            folded = _fold_word(word)
            if not folded:  # a mark that no name goes across
                break
            parts_digits = so_far[-1:].isdigit() and folded[0].isdigit()
            so_far += f"~{folded}" if parts_digits else folded
            if so_far not in self.beginnings and so_far[:-1] not in self.beginnings:
                break
            candidates = self.labels.get(so_far) or self.labels.get(fold(so_far))
            if candidates:
                surface = doc.text[doc.starts[start] : doc.starts[end - 1] + len(word)]
                label = _choose(candidates, surface)
                if label is not None:
                    best = (end, label)
        return best

    def lookup(self, name: str) -> Concept | None:
        """Return the concept that a name denotes on its own, if exactly one does."""
        label = _choose(self.labels.get(fold(name), ()), name)
        return label.concept if label is not None else None


def _fold_word(word: str) -> str:
    """Fold a word that goes on: the plural is only folded at a name's end."""
    return fold(word + "x")[:-1]


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
