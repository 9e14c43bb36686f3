from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.paper_links import find_paper

ADDRESS = "https://arxiv.org/abs/2411.00001"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        (f"[Toy Title]({ADDRESS})", "Toy Title"),
        (f"[ Toy Title ]({ADDRESS})", "Toy Title"),
        (f"[Toy [Nested] Title]({ADDRESS})", "Toy [Nested] Title"),
        (f"[Toy] [Title]({ADDRESS})", "Title"),
        (f"[Toy ] Title]({ADDRESS})", "Toy ] Title"),
        (f"1. [Toy Title]({ADDRESS}) [code](https://example.org)", "Toy Title"),
        (f"[code](https://example.org) [Toy Title]({ADDRESS})", "Toy Title"),
        (f'[Toy Title](<{ADDRESS}> "hover")', "Toy Title"),
        (f"[M$^{{2}}$-Toy: `A*` & π]({ADDRESS})", "M$^{2}$-Toy: `A*` & π"),
        (f"[]({ADDRESS})", "2411.00001"),
    ],
)
def test_title_is_a_slice_of_the_heading(heading: str, title: str) -> None:
    link = find_paper(heading)

    assert link is not None
    assert link.paper == "2411.00001"
    assert heading[link.start : link.end] == title


def test_a_link_without_words_is_told_apart() -> None:
    assert not getattr(find_paper(f"[ ]({ADDRESS})"), "has_words", True)


@pytest.mark.parametrize(
    "heading",
    [
        "Toy Title",
        "[Toy Title]",
        "[Toy Title](",
        "[Toy Title]()",
        "[Toy Title](https://example.org/2411.00001)",
        f"[Toy Title] ({ADDRESS})",
        f"Toy Title {ADDRESS}",
        f"Toy Title]({ADDRESS})",
    ],
)
def test_other_headings_link_no_paper(heading: str) -> None:
    assert find_paper(heading) is None


@given(st.text(alphabet="[]()<> ab"), st.text(alphabet="[]()<> ab"))
def test_brackets_around_a_link_break_nothing(before: str, after: str) -> None:
    heading = f"{before}[Toy]({ADDRESS}){after}"

    link = find_paper(heading)

    assert link is None or heading[link.start : link.end].strip()


def test_a_line_of_brackets_takes_no_time() -> None:
    assert find_paper("[" * 100_000 + "](" * 100_000) is None
