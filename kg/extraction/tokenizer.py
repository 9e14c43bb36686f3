"""Words, with Korean particles split off."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.extraction.document import Words
from kg.extraction.particles import split_particle

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.vocab import Vocab

    from kg.model.concept import Concept

__all__ = ["HANGUL", "Tokenizer"]

#: Hangul syllables and letters.
HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"

#: A run of one script; digits keep their decimal points ("3.1", "1,280") and names their
#: final plus signs ("T5+"). Hyphens are tokens: whether they join is for others to say.
_TOKEN = re.compile(
    rf"[{HANGUL}]+"
    rf"|[^\W_{HANGUL}]+(?:(?<=\d)[.,](?=\d)[^\W_{HANGUL}]+)*(?:\+{{1,2}}(?![^\W_{HANGUL}]))?"
    r"| +|\s+|."
)


class Tokenizer:
    """Splits text where its script changes, and particles off the words it knows.

    ``RLVR은`` becomes ``RLVR`` and ``은``; ``자동인코더를`` becomes ``자동인코더`` and
    ``를`` if ``자동인코더`` is among ``words``. ``doc.text`` is the text again, always.
    """

    def __init__(
        self, vocab: Vocab, words: Collection[str] = (), concepts: Sequence[Concept] = ()
    ) -> None:
        self.vocab = vocab
        #: The vocabulary that the components of the same pipeline are made from.
        self.concepts = concepts
        self.words = frozenset(words)
        self._parts: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str) -> Doc:
        """Return the text as a document of tokens."""
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _TOKEN.findall(text):
            if piece == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
                continue
            parts = self._parts.get(piece) or self._split(piece)
            words += parts
            spaces += [False] * len(parts)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        starts = list(accumulate(map(add, map(len, words), spaces), initial=0))[:-1]
        doc.user_data["kg_words"] = Words(text, words, starts, spaces)
        return doc

    def _split(self, token: str) -> tuple[str, ...]:
        parts = split_particle(token, self.words)
        if len(self._parts) < 1 << 18:  # bounded: the corpus has few distinct words
            self._parts[token] = parts
        return parts
