from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from kg.exporters.page.elements import Elements, elements
from kg.exporters.page.layout.communities import communities
from kg.exporters.page.layout.discs import push_apart, settle, sunflower
from kg.exporters.page.layout.plan import Plan, plan
from kg.exporters.page.layout.quality import Quality, quality
from kg.exporters.page.layout.topics import topics
from kg.exporters.page.layout.weights import Lines, lines_of
from kg.model.knowledge import Knowledge
from tests.synthetic import invented


def lines(size: int, *ends: tuple[int, int]) -> Lines:
    return Lines(size, np.array(ends, dtype=np.int64).T, np.ones(len(ends), dtype=np.int64))


def distances(places: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> list[float]:
    return [
        float(np.hypot(*(one - other)))
        for at, one in enumerate(places)
        for other in places[at + 1 :]
    ]


@pytest.fixture(scope="module")
def archive() -> Elements:
    return elements(invented(3000))


@pytest.fixture(scope="module")
def mapped(archive: Elements) -> Plan:
    return plan(archive)


# --- communities ----------------------------------------------------------------------------


def test_two_cliques_are_two_communities_and_a_loner_is_none() -> None:
    clique = [(a, b) for a in range(5) for b in range(a)]
    other = [(a + 5, b + 5) for a, b in clique if a < 4]

    found = communities(lines(10, *clique, *other, (0, 5)))

    assert found.tolist() == [0] * 5 + [1] * 4 + [-1]


def test_a_higher_resolution_gives_more_communities(archive: Elements) -> None:
    drawn = lines_of(archive)

    assert communities(drawn, 32).max() > communities(drawn, 1).max()


def test_without_lines_there_are_no_communities() -> None:
    assert communities(lines_of(elements(Knowledge()))).size == 0


# --- discs ----------------------------------------------------------------------------------


def test_seeds_of_a_sunflower_do_not_touch_much() -> None:
    assert min(distances(sunflower(np.full(60, 1.0)))) > 1.5


def test_settled_discs_lie_side_by_side() -> None:
    radii = np.array([3.0, 1.0, 2.0, 1.5, 1.0])
    pull = np.full((5, 5), 0.2)

    places = settle(radii, pull)

    for one in range(5):
        for other in range(one):
            gap = np.hypot(*(places[one] - places[other])) - radii[one] - radii[other]
            assert gap > -0.2


def test_what_pulls_each_other_settles_closer() -> None:
    pull = np.zeros((20, 20))
    pull[0, 19] = pull[19, 0] = 1.0

    places = settle(np.full(20, 1.0), pull)

    assert np.hypot(*(places[0] - places[19])) < 2.2


def test_pushing_ends_overlaps_and_leaves_others_alone() -> None:
    places = np.array([[0.0, 0.0], [0.5, 0.0], [30.0, 0.0]])
    radii = np.full(3, 1.0)

    moved = places + push_apart(places, radii)

    assert moved[1, 0] - moved[0, 0] == pytest.approx(2.0, abs=0.01)
    assert moved[2].tolist() == [30.0, 0.0]


# --- rings and atlas ------------------------------------------------------------------------


def test_cards_of_papers_lie_apart_and_entities_around_them() -> None:
    drawn = elements(invented(120))
    made = plan(drawn)
    papers = made.places[[node.kind == "Paper" for node in drawn.nodes]].astype(np.float64)

    # two bare cards, one below the other, are the closest there is
    assert min(distances(papers)) > 115


def test_what_belongs_to_one_paper_is_nearest_to_it() -> None:
    drawn = elements(invented(60))
    made = plan(drawn)
    ends = [(x.source, x.target) for x in drawn.edges if drawn.nodes[x.target].central]
    papers = np.flatnonzero([node.kind == "Paper" for node in drawn.nodes])
    for target in {target for _, target in ends}:
        homes = [source for source, end in ends if end == target]
        if len(homes) == 1:
            away = ((made.places[papers] - made.places[target]) ** 2).sum(axis=1)
            assert papers[np.argmin(away)] == homes[0]


def by_chance(archive: Elements, mapped: Plan) -> Quality:
    """Return how good places are that know nothing of the graph."""
    shuffled = np.random.default_rng(3).permutation(mapped.places)
    return quality(shuffled, lines_of(archive), mapped.community)


def test_a_map_keeps_neighbours_together(archive: Elements, mapped: Plan) -> None:
    found = quality(mapped.places, lines_of(archive), mapped.community)

    assert found.of_topic > 0.9
    assert found.linked > 10 * by_chance(archive, mapped).linked


def test_nodes_of_a_map_hardly_cover_each_other(archive: Elements, mapped: Plan) -> None:
    central = np.array([node.central for node in archive.nodes]) & (mapped.community >= 0)
    places = mapped.places[central].astype(np.float64)
    moves = push_apart(places, mapped.radii[central].astype(np.float64))

    assert np.sqrt((moves**2).sum(axis=1)).mean() < 0.4 * mapped.radii[central].mean()


def test_topics_are_named_by_what_is_frequent_inside_only(archive: Elements, mapped: Plan) -> None:
    named = [archive.nodes[topic.entities[0]] for topic in mapped.topics if topic.papers > 30]

    assert named
    assert not any(node.generic for node in named)
    assert all(topic.papers >= 0 for topic in mapped.parts)


def test_names_of_a_topic_do_not_repeat_each_other(archive: Elements, mapped: Plan) -> None:
    for topic in topics(archive, mapped.community, names=3):
        words = [set(archive.nodes[at].label.lower().split()) for at in topic.entities]
        assert sum(map(len, words)) == len(set().union(*words))


@pytest.mark.parametrize("nodes", [2, 40])
def test_small_graphs_have_places(nodes: int) -> None:
    made = plan(elements(invented(nodes)))

    assert len(np.unique(made.places, axis=0)) > 1


def test_nothing_has_no_places() -> None:
    made = plan(elements(Knowledge()))

    assert made.places.shape == (0, 2)
    assert made.topics == ()


def test_papers_without_any_claim_have_places() -> None:
    known = invented(40)
    bare = replace(known, statements=(), entities=(), authors=())
    papers = tuple(replace(paper, authors=()) for paper in bare.papers)

    made = plan(elements(replace(bare, papers=papers)))

    assert len(np.unique(made.places, axis=0)) == len(papers)


def test_places_do_not_depend_on_process_threads_or_hash_seed(mapped: Plan) -> None:
    program = (
        "from tests.synthetic import invented\n"
        "from kg.exporters.page.elements import elements\n"
        "from kg.exporters.page.layout.plan import plan\n"
        "made = plan(elements(invented(3000)))\n"
        "import hashlib\n"
        "print(hashlib.sha256(made.places.tobytes() + made.community.tobytes()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "5", "OMP_NUM_THREADS": "1"}

    done = subprocess.run(  # noqa: S603 — a program that stands above
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        check=True,
        text=True,
        cwd=os.fspath(__import__("pathlib").Path(__file__).parents[4]),
    )

    from hashlib import sha256

    here = sha256(mapped.places.tobytes() + mapped.community.tobytes()).hexdigest()
    assert done.stdout.strip() == here
