from __future__ import annotations

import re
from importlib.resources import files
from itertools import product

import pytest

from kg.model.kind import Kind
from kg.model.relation import Relation

#: As many as ``HUES`` in ``scripts/draw/looks.js``.
HUES = 10
STYLE = files("kg.exporters.page").joinpath("style.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root[^{]*\{(.*?)\n *\}", STYLE, re.DOTALL)
)
THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(theme: dict[str, str]) -> None:
    """WCAG 2, level AA, for text of any size."""
    papers = ("ground", "surface", "raised")
    pairs = [*product(("ink", "muted"), papers), ("link", "surface"), ("ink", "mark")]

    assert {pair for pair in pairs if contrast(*(theme[x] for x in pair)) < 4.5} == set()


@pytest.mark.parametrize("theme", THEMES)
def test_signs_and_focus_can_be_seen(theme: dict[str, str]) -> None:
    """WCAG 2, level AA, for what is no text."""
    kinds = [f"kind-{kind.lower()}" for kind in Kind]
    names = [*kinds, *(f"topic-{at}" for at in range(HUES)), "kind-paper", "focus"]
    pairs = product(names, ("ground", "surface"))

    assert {pair for pair in pairs if contrast(*(theme[x] for x in pair)) < 3} == set()


@pytest.mark.parametrize("theme", THEMES)
def test_every_kind_and_relation_has_a_colour(theme: dict[str, str]) -> None:
    assert {f"kind-{kind.lower()}" for kind in Kind} <= theme.keys()
    assert {f"relation-{relation.lower()}" for relation in Relation} <= theme.keys()


def test_kinds_are_told_apart_by_colour() -> None:
    for theme in (LIGHT, DARK):
        assert len({theme[f"kind-{kind.lower()}"] for kind in Kind}) == len(Kind)
