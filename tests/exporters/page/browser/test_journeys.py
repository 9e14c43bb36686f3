"""What readers do with the page, with both engines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from kg.exporters.page.elements import elements
from kg.exporters.page.layout.plan import plan
from kg.exporters.page.page import Engine
from kg.model.knowledge import Knowledge
from tests.synthetic import invented

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FloatRect

    from tests.exporters.page.browser.conftest import Opened

    Opens = Callable[..., Opened]


@pytest.fixture(scope="module")
def many() -> Knowledge:
    """Return some dozens of papers that share entities."""
    return invented(240)


# --- load, read -----------------------------------------------------------------------------


def test_the_page_opens_and_says_what_it_holds(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(knowledge, engine)

    assert seen.tab.title() == "Papers from 2031-05-06 to 2031-05-07"
    assert seen.tab.locator("#counts").inner_text().split("\n")[0].startswith("2 papers")
    assert seen.shown == 4
    assert seen.tab.locator("#panel .papers > li").count() == 2


def test_a_link_opens_a_paper_with_everything_about_it(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    panel = open_page(knowledge, engine, "paper/3105.00001").tab.locator("#panel")

    expect(panel.locator("h2")).to_have_text("LanternNet: Reading in the Dark")
    expect(panel).to_contain_text("Bo Sample, Ada Example")
    expect(panel).to_contain_text("랜턴넷(LanternNet)은 작은 모델을 소개합니다.")
    expect(panel.locator("table.results")).to_contain_text("91.5 %")
    expect(panel.locator("mark", has_text="TinyQuiz").first).to_be_visible()
    expect(panel).to_contain_text("90 % sure")
    expect(panel.locator('a[href="https://arxiv.org/abs/3105.00001"]')).to_be_visible()
    expect(panel.locator('a[href="https://example.org/lantern"]')).to_be_visible()


def test_a_link_opens_an_entity_with_its_papers(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    panel = open_page(knowledge, engine, "entity/tiny-quiz").tab.locator("#panel")

    expect(panel).to_contain_text("Evaluated on in")
    expect(panel).to_contain_text("Mentioned by")
    expect(panel).to_contain_text("A Kite for Every Wind")
    expect(panel.locator("table.results")).to_contain_text("91.5 %")


def test_neighbours_can_be_walked_through_and_back(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(knowledge, engine, "paper/3105.00002")

    seen.tab.locator("#panel .chips a", has_text="TinyQuiz").first.click()
    expect(seen.tab.locator("#panel h2")).to_have_text("TinyQuiz")
    seen.tab.locator("#panel a", has_text="LanternNet: Reading").first.click()
    expect(seen.tab.locator("#panel h2")).to_have_text("LanternNet: Reading in the Dark")
    seen.tab.go_back()
    seen.tab.go_back()

    expect(seen.tab.locator("#panel h2")).to_have_text("A Kite for Every Wind")


def test_a_page_without_papers_opens(open_page: Opens, engine: Engine) -> None:
    assert open_page(Knowledge(), engine).shown == 0


# --- find -----------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["lantern-n", "랜턴", "LANTERN NET", "래"])
def test_any_spelling_finds_an_entity(
    knowledge: Knowledge, open_page: Opens, engine: Engine, typed: str
) -> None:
    seen = open_page(knowledge, engine)

    seen.tab.keyboard.press("/")
    seen.tab.keyboard.type(typed)
    seen.tab.locator('#found [role="option"]', has_text="Model").first.wait_for()
    for _ in range(5):
        if "Model" in seen.tab.locator('#found [aria-selected="true"]').inner_text():
            break
        seen.tab.keyboard.press("ArrowDown")
    seen.tab.keyboard.press("Enter")

    expect(seen.tab.locator("#panel h2")).to_have_text("LanternNet")
    assert seen.hash.startswith("#entity/lantern-net")


def test_escape_leaves_the_search_and_then_the_selection(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(knowledge, engine, "entity/tiny-quiz")

    seen.tab.keyboard.press("/")
    seen.tab.keyboard.type("zzz")
    expect(seen.tab.locator("#found")).to_contain_text("Nothing here has that name")
    seen.tab.keyboard.press("Escape")
    expect(seen.tab.locator("#found")).to_be_hidden()
    seen.tab.keyboard.press("Escape")
    seen.tab.keyboard.press("Escape")

    expect(seen.tab.locator("#panel h2")).to_have_text("Overview")


def test_a_query_narrows_the_drawing_and_stays_in_the_link(
    many: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(many, engine)
    everything = seen.shown

    seen.tab.keyboard.press("/")
    seen.tab.keyboard.type("ba")
    seen.tab.keyboard.press("ArrowUp")
    seen.tab.keyboard.press("Enter")
    expect(seen.tab.locator("#narrowed")).to_be_visible()
    narrowed = seen.shown
    seen.tab.reload()
    seen.ready()

    assert 0 < narrowed < everything
    assert seen.shown == narrowed
    seen.tab.locator("#widen").click()
    assert seen.shown == everything


def test_a_view_survives_a_reload(many: Knowledge, open_page: Opens, engine: Engine) -> None:
    node = f"entity/{many.statements[0].entity}"
    seen = open_page(many, engine, f"{node}?steps=2&kinds=Paper,Method,Author&sure=50&at=10,20,0.5")

    seen.tab.reload()
    seen.ready()

    assert seen.hash.startswith(f"#{node}?")
    assert "at=10,20,0.5" in seen.hash
    expect(seen.tab.locator('[data-kind="Author"].switch')).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(seen.tab.locator('[data-kind="Task"].switch')).to_have_attribute("aria-pressed", "false")
    expect(seen.tab.locator("#wish-sure")).to_have_value("50")
    expect(seen.tab.get_by_role("button", name="2 steps")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("address", ["entity/%", "nothing/here", "?at=a,b,c&steps=9&sure=x", "%00"])
def test_a_broken_link_opens_the_page(
    knowledge: Knowledge, open_page: Opens, engine: Engine, address: str
) -> None:
    assert open_page(knowledge, engine, address).heading == "Overview"


# --- focus ----------------------------------------------------------------------------------


def test_a_click_selects_what_is_under_the_pointer(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(knowledge, engine)
    x, y = seen.place("entity/tiny-quiz")
    seen.go(f"?at={x},{y},1")

    seen.tab.mouse.move(*seen.middle())
    expect(seen.tab.locator("#tip")).to_contain_text("TinyQuiz")
    seen.tab.mouse.click(*seen.middle())

    expect(seen.tab.locator("#panel h2")).to_have_text("TinyQuiz")


def test_the_legend_takes_kinds_and_relations_in_and_out(
    many: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(many, engine)
    everything = seen.shown

    seen.tab.locator('[data-kind="Method"].switch').click()
    without_methods = seen.shown
    seen.tab.locator('[data-kind="Method"].switch').click()
    seen.tab.locator('[data-relation="addresses"].switch').click()
    without_tasks = seen.shown
    seen.tab.locator('[data-relation="addresses"].switch').click()
    seen.tab.locator('[data-kind="Author"].switch').click()

    assert without_methods < everything
    assert without_tasks < everything
    assert seen.shown > everything


def test_sliders_ask_for_dates_and_confidence(
    many: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(many, engine)
    everything = seen.shown

    seen.tab.locator("#wish-sure").focus()
    seen.tab.keyboard.press("End")
    expect(seen.tab.locator("#shown")).not_to_contain_text(f"{everything} of")
    papers_only = seen.shown
    seen.tab.keyboard.press("Home")
    expect(seen.tab.locator("#shown")).to_contain_text(f"{everything} of")
    seen.tab.locator("#wish-since").focus()
    seen.tab.keyboard.press("End")
    expect(seen.tab.locator("#shown")).not_to_contain_text(f"{everything} of")

    assert papers_only == len(many.papers)
    assert 0 < seen.shown < everything


def test_a_path_leads_from_one_thing_to_another(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(knowledge, engine, "paper/3105.00002")

    seen.tab.get_by_role("button", name="Find a path from here").click()
    seen.tab.keyboard.press("/")
    seen.tab.keyboard.type("example lab")
    seen.tab.keyboard.press("Enter")

    steps = seen.tab.locator(".path-steps a")
    expect(steps).to_have_count(4)
    assert [text.strip() for text in steps.all_inner_texts()] == [
        "A Kite for Every Wind",
        "TinyQuiz",
        "LanternNet: Reading in the Dark",
        "Example Lab",
    ] or "Ada Example" in steps.nth(1).inner_text()
    assert "to=organization/example-lab" in seen.hash


def test_colour_and_size_can_be_chosen(many: Knowledge, open_page: Opens, engine: Engine) -> None:
    seen = open_page(many, engine)
    before = seen.tab.locator("#graph").screenshot()

    other = "community" if engine is Engine.PYVIS else "kind"
    seen.tab.locator(f'[data-value="{other}"]').click()
    seen.tab.locator('[data-value="votes"]').click()

    assert seen.until(lambda: f"colour={other}" in seen.hash and "size=votes" in seen.hash)
    assert seen.until(lambda: seen.tab.locator("#graph").screenshot() != before)


def test_forces_arrange_a_digest_if_the_reader_wants(many: Knowledge, open_page: Opens) -> None:
    seen = open_page(many, Engine.PYVIS)
    before = seen.tab.locator("#graph").screenshot()

    seen.tab.locator("#physics").click()
    assert seen.until(lambda: seen.tab.locator("#graph").screenshot() != before)
    seen.tab.locator("#physics").click()

    assert open_page(many, Engine.WEBGL).tab.locator("#physics").count() == 0


# --- for everyone ---------------------------------------------------------------------------


def test_the_keyboard_moves_and_zooms_the_drawing(
    many: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(many, engine, reduced_motion="reduce")
    seen.tab.locator("#graph").focus()

    views = [seen.hash]
    for key in ("+", "ArrowRight", "ArrowDown", "-"):
        seen.tab.keyboard.press(key)
        assert seen.until(lambda: "at=" in seen.hash and seen.hash not in views), key
        views.append(seen.hash)
    seen.tab.keyboard.press("0")

    assert seen.until(lambda: "at=" not in seen.hash)


def test_a_table_shows_the_same(many: Knowledge, open_page: Opens, engine: Engine) -> None:
    seen = open_page(many, engine)

    seen.tab.keyboard.press("t")
    expect(seen.tab.locator("#table caption")).to_contain_text(str(seen.shown))
    seen.tab.get_by_role("button", name="Name").click()
    names = seen.tab.locator("#table tbody th").all_inner_texts()
    seen.tab.locator("#table tbody th a").first.click()

    assert names == sorted(names, key=str.casefold) or len(names) == 100
    expect(seen.tab.locator("#table")).to_be_hidden()
    assert seen.heading != "Overview"


def test_the_table_can_be_read_on_a_phone(
    many: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(many, engine, "?table=1", viewport={"width": 360, "height": 740})
    table = seen.tab.locator("#table")
    expect(table.locator("tbody tr").first).to_be_visible()
    sizes = table.evaluate("table => [table.scrollWidth, table.clientWidth]")
    names = table.locator("tbody th").evaluate_all("all => all.map((one) => one.offsetWidth)")

    assert sizes[0] == sizes[1]
    assert min(names) > 280
    assert seen.tab.get_by_role("columnheader", name="Name").count() == 1
    assert seen.tab.get_by_role("rowheader").count() == len(names)


def test_a_column_of_the_table_that_holds_nothing_is_left_out(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    unvoted = tuple(
        replace(paper, listings=tuple(replace(each, votes=None) for each in paper.listings))
        for paper in knowledge.papers
    )
    seen = open_page(replace(knowledge, papers=unvoted), engine, "?table=1")

    expect(seen.tab.locator("#table .column-date").first).to_be_visible()
    assert seen.tab.locator("#table .column-votes").count() == 0


@pytest.mark.parametrize("address", ["", "paper/3105.00001", "?table=1"])
def test_a_huge_title_is_cut_and_wraps(
    knowledge: Knowledge, open_page: Opens, engine: Engine, address: str
) -> None:
    first, *rest = knowledge.papers
    huge = replace(first, titles=(replace(first.titles[0], text="Lanterns" * 40_000),))
    seen = open_page(replace(knowledge, papers=(huge, *rest)), engine, address)
    sizes = seen.tab.evaluate(
        "['#panel .panel-content', '#table'].map((one) => document.querySelector(one))"
        ".map((box) => [box.scrollWidth - box.clientWidth, box.scrollHeight])"
    )

    assert [width for width, _ in sizes] == [0, 0]
    assert max(height for _, height in sizes) < 3000


def test_question_mark_lists_the_keys(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(knowledge, engine)

    seen.tab.keyboard.press("?")
    expect(seen.tab.locator("#keys")).to_be_visible()
    seen.tab.keyboard.press("Escape")

    expect(seen.tab.locator("#keys")).to_be_hidden()


def test_the_page_speaks_korean(knowledge: Knowledge, open_page: Opens, engine: Engine) -> None:
    seen = open_page(knowledge, engine, "entity/lantern-net", locale="ko-KR")

    assert seen.tab.locator("html").get_attribute("lang") == "ko"
    expect(seen.tab.locator("#panel")).to_contain_text("제안한 논문")
    expect(seen.tab.locator("#filters")).to_contain_text("벤치마크")


@pytest.mark.parametrize("width", [360, 1024, 1920])
def test_nothing_overflows_at_any_width(
    knowledge: Knowledge, open_page: Opens, engine: Engine, width: int
) -> None:
    size = {"width": width, "height": 800}
    seen = open_page(knowledge, engine, "paper/3105.00001", viewport=size)

    assert seen.tab.evaluate("document.documentElement.scrollWidth") <= width
    expect(seen.tab.locator("#panel h2")).to_be_in_viewport()
    for name in ("#search", "#theme", "#share", "#show-table"):
        expect(seen.tab.locator(name)).to_be_in_viewport()


def test_what_is_selected_is_in_sight_on_a_phone(
    many: Knowledge, open_page: Opens, engine: Engine
) -> None:
    """The panel takes half of the room, or gives it back."""
    address = f"paper/{many.papers[0].id}"
    seen = open_page(many, engine, address, viewport={"width": 360, "height": 740})
    drawn = elements(many)
    x, y = plan(drawn).places[0].tolist()

    for _ in range(2):
        host = seen.tab.locator("#graph")
        box = host.bounding_box()
        assert box
        host.press("+")
        expect(seen.tab).to_have_url(re.compile("at="))

        def in_sight(box: FloatRect = box) -> bool:
            at_x, at_y, scale = map(float, seen.hash.partition("at=")[2].split(","))
            wide, high = abs(at_x - x) * scale, abs(at_y - y) * scale
            return bool(wide < box["width"] / 2 and high < box["height"] / 2)

        assert seen.until(in_sight)
        seen.tab.locator("#show-panel").click()


def test_dark_and_light_follow_the_system_until_somebody_chooses(
    knowledge: Knowledge, open_page: Opens, engine: Engine
) -> None:
    seen = open_page(knowledge, engine, color_scheme="dark")
    assert seen.tab.locator("html").get_attribute("data-theme") == "dark"

    seen.tab.locator("#theme").click()
    seen.tab.reload()
    seen.ready()

    assert seen.tab.locator("html").get_attribute("data-theme") == "light"
