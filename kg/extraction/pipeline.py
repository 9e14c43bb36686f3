"""The spaCy pipeline, as a table of its components."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import get_lang_class

from kg.extraction.alternatives import Alternatives
from kg.extraction.gazetteer import Gazetteer, known_words
from kg.extraction.glosses import mark_glosses
from kg.extraction.judges import KindJudge, RelationJudge
from kg.extraction.names import mark_names
from kg.extraction.phrases import Phrases
from kg.extraction.results import ResultJudge
from kg.extraction.sentences import mark_sentences
from kg.extraction.things import Things
from kg.extraction.tokenizer import Tokenizer
from kg.vocabulary import shipped_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.model.concept import Concept

__all__ = ["COMPONENTS", "create_pipeline"]

#: What components set on a document beside spaCy's own.
_ATTRIBUTES = (
    "layout",
    "language",
    "paper",
    "glosses",
    "things",
    "candidates",
    "context",
    "sign_table",
    "measurements",
)

Component = Any  # spaCy's components are any callables from Doc to Doc


@lru_cache(maxsize=2)
def _gazetteer(concepts: Sequence[Concept]) -> Gazetteer:
    """Return a gazetteer, one for all components and languages of a vocabulary."""
    return Gazetteer.of(concepts)


def _things(concepts: Sequence[Concept]) -> Things:
    return Things({concept.id: concept for concept in concepts}, _gazetteer(concepts).lookup)


def _without_concepts(create: Callable[[], Component]) -> Callable[..., Component]:
    """Return a maker that takes the vocabulary, as all do, and does not need it."""
    return lambda _concepts: create()


#: The components in their order, and how each is made from the vocabulary. Each is a spaCy
#: factory of this name, so that ``nlp.replace_pipe`` and ``nlp.add_pipe`` work with it as
#: with spaCy's own. Components up to ``kg_alternatives`` add to ``found_in(doc)``; one of
#: your own, anywhere before ``kg_things``, adds spans to ``doc.spans["kg"]`` (``kb_id_`` is
#: the concept, ``id_`` the rule). In the end these are the names that were read, each with
#: its kind as ``label_``.
COMPONENTS: Mapping[str, Callable[[Sequence[Concept]], Component]] = {
    "kg_sentences": _without_concepts(lambda: mark_sentences),
    "kg_gazetteer": _gazetteer,
    "kg_glosses": _without_concepts(lambda: mark_glosses),
    "kg_names": _without_concepts(lambda: mark_names),
    "kg_phrases": Phrases.of,
    "kg_alternatives": lambda concepts: Alternatives(_gazetteer(concepts)),
    "kg_things": _things,
    "kg_kinds": _without_concepts(KindJudge.shipped),
    "kg_relations": _without_concepts(RelationJudge.shipped),
    "kg_results": _without_concepts(ResultJudge.shipped),
}


def create_pipeline(
    language: str, *, concepts: Sequence[Concept] | None = None, upto: str = "kg_results"
) -> Language:
    """Return the pipeline for a language, without any download or model file of spaCy's.

    With ``concepts``, these are all that it knows beforehand, instead of the shipped
    vocabulary. ``upto`` names its last component.
    """
    _register()
    known = shipped_vocabulary() if concepts is None else tuple(concepts)
    words = known_words(known)
    language_class = get_lang_class("xx" if language == "ko" else language)
    nlp = language_class(create_tokenizer=lambda nlp: Tokenizer(nlp.vocab, words, known))
    nlp.meta["lang"] = str(language)
    for name in COMPONENTS:
        nlp.add_pipe(name)
        if name == upto:
            break
    return nlp


def _register() -> None:
    """Tell spaCy of our factories and attributes; doing it again changes nothing."""
    for name, create in COMPONENTS.items():
        if not Language.has_factory(name):
            Language.factory(name, func=_factory(create))
    for attribute in _ATTRIBUTES:
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None)
    for attribute in ("relation", "confidence"):
        if not Span.has_extension(attribute):
            Span.set_extension(attribute, getter=_of_thing(attribute))


def _factory(create: Callable[[Sequence[Concept]], Component]) -> Callable[..., Component]:
    """Return a factory as spaCy calls it; the vocabulary travels with the tokenizer."""

    def factory(nlp: Language, name: str) -> Component:  # noqa: ARG001
        return create(getattr(nlp.tokenizer, "concepts", None) or shipped_vocabulary())

    return factory


def _of_thing(attribute: str) -> Callable[[Span], object]:
    """Return a getter of what is known of the thing that a span names."""

    def get(span: Span) -> object:
        context = span.doc._.context
        thing = context.things.get(span.start) if context else None
        return None if thing is None else getattr(thing, attribute)

    return get
