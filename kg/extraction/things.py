"""Which names of an entry denote one thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kg.extraction.abbreviations import is_acronym, long_form
from kg.extraction.addresses import find_addresses
from kg.extraction.document import found_in, words_of
from kg.extraction.names import names_nothing
from kg.model.naming import fold
from kg.model.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Doc

    from kg.extraction.document import Stretch
    from kg.model.concept import Concept
    from kg.model.kind import Kind

__all__ = ["Thing", "Things", "choose", "mentions_of"]

#: Which rule's span stays where two rules read the same words; a user's own rule comes first.
_TRUST = {"": 0, "gloss": 1, "name": 2, "phrase": 3, "part": 4, "wider": 5}
#: The rules whose spans are but other ways to cut out what others have read.
_ALTERNATIVES = {"part", "wider"}

#: The first word, and the one behind the last.
Place: TypeAlias = tuple[int, int]


@dataclass(slots=True)
class Thing:
    """Something that an entry names, once or often; components fill in what it is."""

    #: Where a first reading finds it: these places overlap with no other thing's.
    spans: list[Stretch]
    #: The components that read its names.
    rules: set[str]
    concept: Concept | None = None
    kind: Kind | None = None
    relation: Relation = Relation.MENTIONS
    confidence: float = 0.0
    #: What there is to see about it: signs, as numbers of the document's table.
    signs: AbstractSet[int] = frozenset()
    #: Which of these signs are seen around each of its first places, by the first word.
    signs_at: Mapping[int, AbstractSet[int]] = field(default_factory=dict)
    #: How much each sentence around these places supports its relation, beside the one that
    #: supports it best (from 0 to 1), by the sentence's first word; empty if it has but one.
    support: dict[int, float] = field(default_factory=dict)
    #: Names joined to it by a gloss, folded.
    glossed: set[str] = field(default_factory=set)
    #: Where it would be if the text were cut another way; empty once kinds are judged.
    alternatives: list[Stretch] = field(default_factory=list)

    @property
    def places(self) -> list[Stretch]:
        """Return all places where it may be, in the order of the text."""
        if not self.alternatives:
            return self.spans
        return sorted([*self.spans, *self.alternatives])

    @property
    def best_places(self) -> list[Stretch]:
        """Return where a first reading finds it, or else where it may be."""
        return self.spans or self.alternatives

    @property
    def names(self) -> list[str]:
        """Return the distinct names, in the order of the text."""
        return list(dict.fromkeys(span.name for span in self.places))


@dataclass(frozen=True, slots=True)
class Things:
    """Joins what was found, also ``doc.spans["kg"]``, into ``doc._.things``.

    Stretches of one key, of one concept, or joined by a gloss name one thing; but a gloss does
    not join two concepts that the vocabulary keeps apart. They may overlap: a first
    reading takes the longest, the vocabulary's first among equals, and the others stay as
    alternatives until the kinds are judged.
    """

    concepts: Mapping[str, Concept]
    #: Returns the concept that a name denotes by itself.
    lookup: Callable[[str], Concept | None] = lambda _name: None

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.things``."""
        found, rules = _by_place([*_names(doc), *_spans(doc)])
        first = set(_first_reading(found.values()))
        things: dict[tuple[str, str], Thing] = {}
        at: dict[Place, Thing] = {}
        covers = {
            word: stretch.concept
            for stretch in found.values()
            if stretch.concept and stretch.end - stretch.start > 1
            for word in range(*stretch.place)
        }
        for place, stretch in sorted(found.items()):
            concept = stretch.concept or self._inside(stretch, covers.get(stretch.start, ""))
            key = (concept, "") if concept else ("", fold(stretch.text))
            if key == ("", ""):
                continue
            thing = things.get(key)
            if thing is None:
                thing = things[key] = Thing([], set(), self.concepts.get(concept))
            (thing.spans if place in first else thing.alternatives).append(stretch)
            thing.rules |= rules[place]
            at[place] = thing
        joined = list(things.values())
        for one, other in doc._.glosses or ():
            _join(joined, at, one, other)
        doc._.things = joined
        return doc

    def _inside(self, stretch: Stretch, around: str) -> str:
        """Return the concept of a longer name around a stretch, if it is a name of it too.

        The gazetteer reads the longest name at each place: "FID score". The "FID" in it, which
        other rules read, is the same; the "CLIP" in "CLIP score" is not.
        """
        concept = self.lookup(stretch.text) if around else None
        return around if concept is not None and concept.id == around else ""


def _names(doc: Doc) -> Iterator[Stretch]:
    """Yield what the components have found, but for what can't be a name where it stands."""
    addresses = find_addresses(words_of(doc).text)
    for found in found_in(doc):
        unnamed = not found.concept and names_nothing(found.text)
        if not unnamed and not any(found.start_char in address for address in addresses):
            yield found


def _spans(doc: Doc) -> Iterator[Stretch]:
    """Yield what components of the user's own have found."""
    words = words_of(doc)
    for span in doc.spans.get("kg", ()):
        yield words.stretch(span.start, span.end, span.id_, span.kb_id_)


def _by_place(
    found: Iterable[Stretch],
) -> tuple[dict[Place, Stretch], dict[Place, set[str]]]:
    """Return, by place, the most trusted of what was found, and all rules that found it."""
    best: dict[Place, Stretch] = {}
    rules: dict[Place, set[str]] = {}
    for stretch in found:
        place = stretch.place
        if place not in best:
            best[place], rules[place] = stretch, {stretch.rule or "vocabulary"}
            continue
        rules[place].add(stretch.rule or "vocabulary")
        if _trust(stretch) < _trust(best[place]):
            best[place] = stretch
    return best, rules


def _trust(stretch: Stretch) -> tuple[bool, int]:
    """Return its rank among those of one place, the lowest being trusted most."""
    return not stretch.concept, _TRUST.get(stretch.rule, 0)


def _first_reading(found: Iterable[Stretch]) -> Iterator[Place]:
    """Yield the longest places that do not overlap, the vocabulary's first among equals."""
    ranked = sorted(
        (stretch.start - stretch.end, *_trust(stretch), stretch.place)
        for stretch in found
        if stretch.rule not in _ALTERNATIVES
    )
    taken = set[int]()
    for *_, place in ranked:
        cover = range(*place)
        if taken.isdisjoint(cover):
            taken.update(cover)
            yield place


def _join(
    things: list[Thing],
    at: dict[Place, Thing],
    first: Place,
    second: Place,
) -> None:
    """Make one thing of two that a gloss calls one."""
    one, other = at.get(first), at.get(second)
    if one is None or other is None or one is other:
        return
    if one.concept and other.concept:
        # "Stable Video Diffusion (SVD)": here, the short form does not mean the other SVD
        if _is_name_of(other, one.concept):
            _merge(things, at, one, other)
        elif _is_name_of(one, other.concept):
            _merge(things, at, other, one)
    elif one.concept is None and other.concept is None:
        _merge(things, at, one, other)
    else:
        known, new = (one, other) if one.concept else (other, one)
        if known.concept and _is_namesake(known, new, known.concept):
            known.concept = None
        if known.concept is None or not _is_narrower(new, known.concept):
            _merge(things, at, known, new)


def _is_name_of(thing: Thing, concept: Concept) -> bool:
    names = {fold(name.text) for name in (concept.label, *concept.aliases)}
    return all(fold(name) in names for name in thing.names)


def _is_namesake(known: Thing, new: Thing, concept: Concept) -> bool:
    """Tell whether an acronym stands for something else here: "State-Adaptive Memory (SAM)".

    That is so where the text spells it out in English words of which none is in the
    concept's own names, and these spell it out, too.
    """
    spelled = [set(_fold_words(name).split()) for name in new.names]
    if not all(map(is_acronym, known.names)) or min(map(len, spelled)) == 1:
        return False
    names = [name.text for name in (concept.label, *concept.aliases)]
    known_words = {word for name in names for word in _fold_words(name).split()}
    return (
        all(map(str.isascii, new.names))
        and all(map(known_words.isdisjoint, spelled))
        and any(long_form(short, name) for short in known.names for name in names)
    )


def _is_narrower(thing: Thing, concept: Concept) -> bool:
    """Tell whether a thing's name says more: "Retrieval-Augmented Reconstruction"."""
    ends = tuple(" " + _fold_words(n.text) for n in (concept.label, *concept.aliases))
    return any(_fold_words(name).endswith(ends) for name in thing.names)


def _fold_words(name: str) -> str:
    """Return a name with its words folded one by one."""
    return " ".join(map(fold, name.replace("-", " ").split()))


def _merge(things: list[Thing], at: dict[Place, Thing], kept: Thing, gone: Thing) -> None:
    kept.glossed |= gone.glossed | {fold(name) for name in (*kept.names, *gone.names)}
    kept.spans = sorted([*kept.spans, *gone.spans])
    kept.alternatives = sorted([*kept.alternatives, *gone.alternatives])
    kept.rules |= gone.rules
    things.remove(gone)
    for place, thing in at.items():
        if thing is gone:
            at[place] = kept


def choose(things: Iterable[Thing]) -> list[Thing]:
    """Return the things that stay when each word may belong to one only, in text order.

    The likelier of two that overlap has its place, among equals the one of the first
    reading; a thing without any place is gone.
    """
    taken = set[int]()
    kept = []
    for thing in sorted(things, key=_standing):
        thing.spans = [s for s in thing.places if taken.isdisjoint(range(s.start, s.end))]
        thing.alternatives = []
        for span in thing.spans:
            taken.update(range(span.start, span.end))
        if thing.spans:
            kept.append(thing)
    return sorted(kept, key=lambda thing: thing.spans[0].place)


def _standing(thing: Thing) -> tuple[float, bool, Place]:
    return -thing.confidence, not thing.spans, thing.places[0].place


def mentions_of(things: Iterable[Thing]) -> Iterator[tuple[Stretch, Thing]]:
    """Yield every span with its thing, in the order of the text."""
    pairs = [(span, thing) for thing in things for span in thing.spans]
    yield from sorted(pairs, key=lambda pair: pair[0].start)
