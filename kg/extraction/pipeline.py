"""The spaCy pipeline, as a table of its components."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.extraction.gazetteer import Gazetteer, known_words
from kg.extraction.glosses import mark_glosses
from kg.extraction.judges import KindJudge, RelationJudge
from kg.extraction.names import mark_names
from kg.extraction.results import ResultJudge
from kg.extraction.sentences import mark_sentences
from kg.extraction.things import Things
from kg.extraction.tokenizer import Tokenizer
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.model.concept import Concept
    from kg.model.language import Language as Tongue

__all__ = ["COMPONENTS", "create_pipeline"]

Component = Any  # spaCy's components are any callables from Doc to Doc


@lru_cache(maxsize=1)
def _concepts() -> tuple[Concept, ...]:
    return load_vocabulary()


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer.of(_concepts())


def _things() -> Things:
    return Things({concept.id: concept for concept in _concepts()})


#: The components in their order. Each is a spaCy factory of this name, so that
#: ``nlp.replace_pipe`` and ``nlp.add_pipe`` work with it as with spaCy's own. Components
#: up to ``kg_names`` add spans to ``doc.spans["kg"]`` (``label_`` is the kind, ``kb_id_`` the
#: concept, ``id_`` the rule); a component of your own does the same.
COMPONENTS: Mapping[str, Callable[[], Component]] = {
    "kg_sentences": lambda: mark_sentences,
    "kg_gazetteer": _gazetteer,
    "kg_glosses": lambda: mark_glosses,
    "kg_names": lambda: mark_names,
    "kg_things": _things,
    "kg_kinds": KindJudge.shipped,
    "kg_relations": RelationJudge.shipped,
    "kg_results": ResultJudge.shipped,
}


def create_pipeline(language: Tongue) -> Language:
    """Return the pipeline for a language, without any download or model file of spaCy's."""
    _register()
    nlp = spacy.blank("xx" if language == "ko" else language)
    nlp.tokenizer = Tokenizer(nlp.vocab, known_words(_concepts()))
    nlp.meta["lang"] = str(language)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def _register() -> None:
    """Tell spaCy of our factories and attributes; doing it again changes nothing."""
    for name, create in COMPONENTS.items():
        if not Language.has_factory(name):
            Language.factory(name, func=lambda nlp, name, create=create: create())
    for attribute in ("layout", "language", "glosses", "things", "context", "measurements"):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None)
    for attribute in ("relation", "confidence", "thing"):
        if not Span.has_extension(attribute):
            Span.set_extension(attribute, default=None)
