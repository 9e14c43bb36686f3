from __future__ import annotations

from kg.model.entry import Entry
from kg.model.identifiers import ArxivId
from kg.model.language import Language
from kg.model.span import Passage
from kg.sources.repeats import find_repeats


def entry(paper: str, position: int) -> Entry:
    return Entry(
        paper=ArxivId(paper),
        language=Language.ENGLISH,
        position=position,
        title=Passage(start=0, text="Toy"),
    )


def test_a_paper_that_is_listed_again_is_a_problem_without_loss() -> None:
    listed = [
        (entry("2411.00001", 1), 3),
        (entry("2411.00002", 2), 7),
        (entry("2411.00001", 3), 9),
    ]

    (problem,) = find_repeats(listed, "toy.md")

    assert (problem.line, problem.entry, problem.lost) == (9, 3, 0)
    assert "2411.00001 is listed twice, first as entry 1" in problem.what


def test_papers_that_differ_are_no_problem() -> None:
    listed = [(entry("2411.00001", 1), 3), (entry("2411.00002", 2), 7)]

    assert not list(find_repeats(listed, "toy.md"))
