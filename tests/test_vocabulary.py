from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from kg.errors import VocabularyError
from kg.model.entity import Name
from kg.model.kind import Kind
from kg.model.language import Language
from kg.model.naming import fold
from kg.resources import ontology_folder
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.model.concept import Concept
    from kg.model.identifiers import EntityId

FILES = sorted((ontology_folder() / "vocabulary").glob("*.ttl"))
PREFIXES = """\
@prefix kg: <https://w3id.org/paper-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix entity: <https://w3id.org/paper-kg/entity/> .
"""
#: Words that class a name, and by themselves name nothing.
PLAIN_WORDS = frozenset(
    "model data dataset benchmark video image method approach framework system algorithm "
    "technique architecture pipeline task metric paper text audio speech language result "
    "experiment training baseline code tool library user human feature network word token "
    "input output parameter sample example problem solution project "
    "모델 데이터 데이터셋 데이터세트 벤치마크 비디오 동영상 영상 이미지 방법 방법론 접근법 "
    "프레임워크 시스템 알고리즘 기법 구조 과제 작업 지표 논문 텍스트 음성 언어 결과 실험 학습 "
    "훈련 코드 도구 사용자 인간 특징 입력 출력 문제 연구".split()
)


@pytest.fixture(scope="module")
def concepts() -> dict[EntityId, Concept]:
    """Return the shipped concepts by their identifiers."""
    return {concept.id: concept for concept in load_vocabulary()}


@pytest.fixture(scope="module")
def names(concepts: dict[EntityId, Concept]) -> list[tuple[Name, Concept]]:
    """Return every name of every shipped concept."""
    return [(name, c) for c in concepts.values() for name in (c.label, *c.aliases)]


def hangul(text: str) -> bool:
    return any("가" <= c <= "힣" for c in text)


def lines_of_concepts() -> Iterator[tuple[Path, str]]:
    for path in FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("@prefix", "#")):
                yield path, line


def test_the_shipped_vocabulary_is_rich(concepts: dict[EntityId, Concept]) -> None:
    kinds = Counter(concept.kind for concept in concepts.values())

    assert len(concepts) >= 1500
    assert set(kinds) == set(Kind)


def test_concepts_come_sorted_and_the_same_each_time() -> None:
    first = load_vocabulary()

    assert list(first) == sorted(first, key=lambda concept: concept.id)
    assert load_vocabulary() == first


def test_every_concept_stands_on_one_line_of_the_file_of_its_kind() -> None:
    for path, line in lines_of_concepts():
        assert re.fullmatch(r"entity:\S+ a kg:\w+ ; skos:prefLabel .* \.", line), line
        assert f" a kg:{path.stem.removesuffix('s').capitalize()} ;" in line, line


def test_no_concept_is_told_twice() -> None:
    subjects = Counter(line.split(" ", 1)[0] for _, line in lines_of_concepts())

    assert [subject for subject, count in subjects.items() if count > 1] == []


def test_a_name_of_two_concepts_is_marked_ambiguous_by_all_but_the_commonest(
    names: list[tuple[Name, Concept]],
) -> None:
    sharing = defaultdict(list)
    for name, concept in names:
        sharing[fold(name.text)].append((name.text, concept))
    unmarked = {
        key: sorted({c.id for text, c in shared if text not in c.ambiguous})
        for key, shared in sharing.items()
        if len({concept.id for _, concept in shared}) > 1
    }

    assert {key: found for key, found in unmarked.items() if len(found) > 1} == {}


def test_what_is_ambiguous_is_a_name(concepts: dict[EntityId, Concept]) -> None:
    for concept in concepts.values():
        texts = {name.text for name in (concept.label, *concept.aliases)}
        assert concept.ambiguous <= texts, concept.id


def test_no_name_is_a_plain_word(names: list[tuple[Name, Concept]]) -> None:
    """Capitals of its own make another word of it, if they are said to count: "CodeS"."""
    plain = {fold(word) for word in PLAIN_WORDS}
    bad = {
        (name.text, concept.id)
        for name, concept in names
        if fold(name.text) in plain
        and (
            name.text in {name.text.lower(), name.text.capitalize()}
            or name.text not in concept.ambiguous
        )
    }

    assert bad == set()


def test_no_name_folds_to_nothing_or_to_a_single_letter(names: list[tuple[Name, Concept]]) -> None:
    assert [(name.text, c.id) for name, c in names if len(fold(name.text)) < 2] == []


def test_names_in_hangul_are_korean_and_others_english(names: list[tuple[Name, Concept]]) -> None:
    for name, concept in names:
        expected = Language.KOREAN if hangul(name.text) else Language.ENGLISH
        assert name.language == expected, (name, concept.id)


def test_preferred_names_are_english(concepts: dict[EntityId, Concept]) -> None:
    assert {concept.label.language for concept in concepts.values()} == {Language.ENGLISH}


def test_names_are_clean(names: list[tuple[Name, Concept]]) -> None:
    assert [name.text for name, _ in names if name.text != " ".join(name.text.split())] == []


def test_identifiers_can_stand_in_an_address(concepts: dict[EntityId, Concept]) -> None:
    assert [x for x in concepts if not re.fullmatch(r"[\w.-]+", x) or x != x.lower()] == []


def test_wider_concepts_exist_and_never_lead_back(concepts: dict[EntityId, Concept]) -> None:
    for identifier, concept in concepts.items():
        wider, seen = list(concept.broader), set()
        while wider:
            step = wider.pop()
            assert step in concepts, (identifier, step)
            assert step != identifier, identifier
            if step not in seen:
                seen.add(step)
                wider.extend(concepts[step].broader)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("InstaFlow", {Kind.MODEL}),
        ("Text2Video-Zero", {Kind.MODEL}),
        ("Game of 24", {Kind.BENCHMARK}),
        ("ScienceQA", {Kind.BENCHMARK}),
        ("ChartQA", {Kind.BENCHMARK}),
        ("ImageNet", {Kind.DATASET}),
        ("accuracy", {Kind.METRIC}),
        ("math", {Kind.BENCHMARK, Kind.TASK}),
    ],
)
def test_well_known_names_have_their_kinds(
    names: list[tuple[Name, Concept]], name: str, kinds: set[Kind]
) -> None:
    assert {c.kind for known, c in names if fold(known.text) == fold(name)} == kinds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Llama 3", "Llama 3.1"),
        ("GPT-4", "GPT-4o"),
        ("ScanNet", "ScanNet++"),
        ("GAIA2", "GAIA-2"),
    ],
)
def test_versions_are_different_concepts(
    names: list[tuple[Name, Concept]], one: str, other: str
) -> None:
    [first] = {concept.id for name, concept in names if name.text == one}
    [second] = {concept.id for name, concept in names if name.text == other}

    assert first != second


def test_spellings_are_one_concept(names: list[tuple[Name, Concept]]) -> None:
    found = {
        concept.id
        for name, concept in names
        if name.text in {"Sparse Autoencoder", "SAE", "희소 자동인코더"}
    }

    assert found == {"sparse-autoencoder"}


def write(folder: Path, *lines: str) -> Path:
    (folder / "own.ttl").write_text(PREFIXES + "\n".join(lines), encoding="utf-8")
    return folder


def test_a_vocabulary_of_ones_own_is_read(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        'entity:foonet a kg:Model ; skos:prefLabel "FooNet"@en ; skos:altLabel "푸넷"@ko ;',
        '  kg:ambiguousLabel "FooNet" ; skos:broader entity:foo ; kg:generic true .',
        'entity:foo a kg:Method ; skos:prefLabel "Foo"@en .',
    )

    foo, foonet = load_vocabulary(folder)

    assert foo.kind is Kind.METHOD
    assert foo.generic is False
    assert foonet.kind is Kind.MODEL
    assert foonet.label == Name("FooNet")
    assert foonet.aliases == (Name("푸넷", Language.KOREAN),)
    assert foonet.ambiguous == {"FooNet"}
    assert foonet.broader == ("foo",)
    assert foonet.generic is True


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('entity:foo skos:prefLabel "Foo"@en .', "0 kinds"),
        ('entity:foo a kg:Model, kg:Task ; skos:prefLabel "Foo"@en .', "2 kinds"),
        ("entity:foo a kg:Model .", "0 preferred labels"),
        ('entity:foo a kg:Model ; skos:prefLabel "Foo"@en, "Bar"@en .', "2 preferred labels"),
    ],
)
def test_a_concept_that_contradicts_itself_is_an_error(
    tmp_path: Path, line: str, complaint: str
) -> None:
    with pytest.raises(VocabularyError, match=complaint) as caught:
        load_vocabulary(write(tmp_path, line))

    assert caught.value.concept == "foo"


def test_an_empty_folder_holds_no_concepts(tmp_path: Path) -> None:
    assert load_vocabulary(tmp_path) == ()
