from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.store import GraphStore
from kg.serve.evidence import quotes
from kg.serve.lookup import Lookup

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES = """
@prefix kg: <https://w3id.org/paper-kg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix e: <https://w3id.org/paper-kg/entity/> .
@prefix s: <https://w3id.org/paper-kg/statement/> .
"""


def test_the_read_words_of_every_sentence_of_the_sample_are_marked(sample: Path) -> None:
    look = Lookup(GraphStore.load(sample))

    found = quotes(look, look.every("Statement"))

    assert len(found) > 100
    assert all(quote.read for quote in found)


def test_the_words_are_where_the_digest_has_them(sample: Path) -> None:
    """The offsets count from the start of the file, and the sentence stands in it."""
    from kg.resources import sample_folder

    look = Lookup(GraphStore.load(sample))
    (path,) = sample_folder().glob("*.md")
    digest = path.read_text(encoding="utf-8")

    for quote in quotes(look, look.every("Statement")):
        assert quote.read == digest[quote.start : quote.end]
        assert digest[: quote.start].endswith(quote.before)
        assert digest[quote.end :].startswith(quote.after)


def test_a_sentence_that_has_a_name_twice_is_marked_where_it_was_read(tmp_path: Path) -> None:
    said = 'kg:sentence "DiT meets SAE, and DiT wins."@en'
    (tmp_path / "kg.ttl").write_text(
        f"""{PREFIXES}
        e:dit skos:prefLabel "DiT" . e:sae skos:prefLabel "SAE" .
        s:1 {said} ; rdf:object e:dit ; kg:start 119 ; kg:end 122 .
        s:2 {said} ; rdf:object e:sae ; kg:start 110 ; kg:end 113 ."""
    )
    look = Lookup(GraphStore.load(tmp_path))

    found = {q.statement[-1]: (q.before, q.read) for q in quotes(look, map(str, _both()))}

    assert found == {"1": ("DiT meets SAE, and ", "DiT"), "2": ("DiT meets ", "SAE")}


def _both() -> list[str]:
    return [f"https://w3id.org/paper-kg/statement/{number}" for number in (1, 2)]


def test_a_sentence_without_the_name_is_shown_unmarked(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text(
        f'{PREFIXES} e:x skos:prefLabel "X" . s:1 kg:sentence "Nothing." ; rdf:object e:x ; '
        "kg:start 1 ; kg:end 9 ."
    )

    (quote,) = quotes(Lookup(GraphStore.load(tmp_path)), _both()[:1])

    assert (quote.before, quote.read, quote.after) == ("", "", "Nothing.")
