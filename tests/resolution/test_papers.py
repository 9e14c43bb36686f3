from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.model.entity import Name
from kg.model.entry import Affiliation
from kg.model.language import Language
from kg.model.paper import Listing
from kg.model.span import Passage
from kg.resolution.papers import Catalogue, catalogue, credited, papers
from tests.builders import EN, KO, NEW, OLD, digest, entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model.digest import Digest


def named(digests: Iterable[Digest]) -> Catalogue:
    """Return whom and what the entries of digests name."""
    entries = (entry for digest in digests for entry in digest.entries)
    return catalogue(Counter(credit for entry in entries for credit in credited(entry)))


def test_entries_of_all_digests_make_one_paper() -> None:
    korean = entry(OLD, body=(Passage(start=9, text="등불입니다."),))
    other = entry(OLD, language=Language.ENGLISH, body=(Passage(start=9, text="A lantern."),))

    (paper,) = papers([digest(korean), digest(other, name=EN)])

    assert paper.abstracts == (
        Name("A lantern.", Language.ENGLISH),
        Name("등불입니다.", Language.KOREAN),
    )
    assert paper.titles == (Name("A Kite for Every Wind"),)


def test_votes_and_places_are_kept_digest_by_digest() -> None:
    told = [
        digest(entry(OLD, votes=30, position=4), name=EN),
        digest(entry(OLD, votes=12)),
    ]

    (paper,) = papers(told)

    assert paper.listings == (
        Listing(digest=KO, position=1, votes=12),
        Listing(digest=EN, position=4, votes=30),
    )
    assert paper.votes == 30


def test_a_digest_without_votes_says_nothing_about_them() -> None:
    (paper,) = papers([digest(entry(OLD))])

    assert paper.votes is None


def test_the_order_of_authors_is_that_of_the_english_digest() -> None:
    """Korean digests sort them by alphabet."""
    sorted_names = ("Ada Example", "Bo Sample")
    korean = entry(OLD, authors=sorted_names)
    other = entry(OLD, language=Language.ENGLISH, authors=sorted_names[::-1])

    (paper,) = papers([digest(korean), digest(other, name=EN)])

    assert paper.authors == ("bo-sample", "ada-example")


def test_authors_of_a_korean_digest_alone_are_kept() -> None:
    told = digest(entry(OLD, authors=("Ada Example",)))

    (paper,) = papers([told, digest(entry(OLD, language=Language.ENGLISH), name=EN)])

    assert paper.authors == ("ada-example",)


def test_an_author_is_called_what_most_entries_say() -> None:
    names = ["Zoë Example", "Zoe Example", "Zoe Example"]
    told = digest(*(entry(f"3101.0000{n}", authors=(x,)) for n, x in enumerate(names, 1)))

    (author,) = named([told]).authors

    assert (author.id, author.name) == ("zoe-example", "Zoe Example")


def test_the_earliest_day_of_issue_counts() -> None:
    told = [
        digest(entry(OLD, issued=date(2031, 2, 9))),
        digest(entry(OLD, issued=date(2031, 2, 3)), name=EN),
    ]

    assert papers(told)[0].issued == date(2031, 2, 3)


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/Example/Lantern",
        "https://www.github.com/example/lantern/",
        "http://github.com/example/lantern.git",
        "https://github.com/example/lantern?tab=readme",
    ],
)
def test_addresses_of_one_repository_come_together(url: str) -> None:
    told = digest(
        entry(OLD, repository="https://github.com/example/lantern"), entry(NEW, repository=url)
    )

    (repository,) = named([told]).repositories

    assert repository.id == "github.com/example/lantern"


def test_repositories_that_differ_in_a_mark_stay_apart() -> None:
    told = digest(
        entry(OLD, repository="https://github.com/a/b_c"),
        entry(NEW, repository="https://github.com/a/b-c"),
    )

    assert len(named([told]).repositories) == 2


def test_a_repository_is_called_by_owner_and_name() -> None:
    told = digest(entry(OLD, repository="https://github.com/example/lantern"))

    (repository,) = named([told]).repositories

    assert repository.name == "example/lantern"
    assert repository.url == "https://github.com/example/lantern"


def test_an_organization_has_the_name_it_shows() -> None:
    lab = Affiliation(name="example-lab", label="Example Lab")
    told = digest(entry(OLD, organization=lab), entry(NEW, organization=lab))

    found = named([told])

    assert [(x.id, x.name) for x in found.organizations] == [("example-lab", "Example Lab")]
    assert papers([told])[0].organizations == ("example-lab",)


def test_pages_of_all_entries_are_kept() -> None:
    pages = ["https://example.org/b", "https://example.org/a"]
    told = [
        digest(entry(OLD, project_page=pages[0])),
        digest(entry(OLD, project_page=pages[1]), name=EN),
    ]

    assert papers(told)[0].project_pages == tuple(sorted(pages))


def test_papers_come_by_identifier_whatever_the_order_of_digests() -> None:
    told = [digest(entry(NEW), entry(OLD, position=2)), digest(entry(NEW), name=EN)]

    assert [paper.id for paper in papers(told)] == [OLD, NEW]
    assert papers(told) == papers(told[::-1])
    assert named(told) == named(told[::-1])
