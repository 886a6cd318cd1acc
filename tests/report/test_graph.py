from __future__ import annotations

from itertools import combinations

import pytest

from report.cases import rich_case
from sayso.model import Vocabulary
from sayso.report.curves import BADGE, Box
from sayso.report.graph import draw
from sayso.weighing import Standing, Tie, VoiceSupport

VOCABULARY = Vocabulary.default()


def tie(a: int, b: int, *types: str, voices: int = 1) -> Tie:
    said = tuple(VoiceSupport(f"v{n}", f"Voice {n}", "speaker", "for", (), (), (), ()) for n in range(voices))
    names = [f"Actor number {n}" for n in (a, b)]
    standings = tuple(Standing(f"k{a}", names[0], type, f"k{b}", names[1], voices_for=said) for type in types)
    return Tie(f"k{a}", names[0], f"k{b}", names[1], standings)


def ring(size: int) -> list[Tie]:
    """A ring with a chord from every third actor, and a bundle of four types on one pair."""
    return [
        *(tie(n, (n + 1) % size, "contact") for n in range(size)),
        *(tie(n, (n + 7) % size, "arming") for n in range(0, size, 3) if size > 14),
        tie(0, 1, "arming", "funding", "shelter", "training"),
    ]


@pytest.mark.parametrize("size", [3, 8, 20, 40])
def test_no_two_boxes_overlap(size: int) -> None:
    graph = draw(ring(size), vocabulary=VOCABULARY)
    assert graph is not None
    assert len(graph.nodes) == size
    assert [(m.key, n.key) for m, n in combinations(graph.nodes, 2) if m.box.overlaps(n.box)] == []


@pytest.mark.parametrize("size", [3, 8, 20])
def test_no_badge_hides_a_name_or_another_badge(size: int) -> None:
    graph = draw(ring(size), vocabulary=VOCABULARY)
    assert graph is not None
    badges = [Box(*e.curve.badge, BADGE, BADGE) for e in graph.edges]
    assert [1 for a, b in combinations(badges, 2) if a.overlaps(b)] == []
    assert [1 for a in badges for n in graph.nodes if a.overlaps(n.box)] == []


def test_everything_lies_within_the_drawing() -> None:
    graph = draw(ring(20), vocabulary=VOCABULARY)
    assert graph is not None
    for node in graph.nodes:
        assert graph.left <= node.box.x - node.box.width / 2
        assert node.box.x + node.box.width / 2 <= graph.left + graph.width
        assert graph.top <= node.box.y - node.box.height / 2
        assert node.box.y + node.box.height / 2 <= graph.top + graph.height


def test_the_order_of_ties_does_not_change_the_drawing() -> None:
    assert draw(ring(12), vocabulary=VOCABULARY) == draw(ring(12)[::-1], vocabulary=VOCABULARY)


def test_of_many_actors_the_strongest_are_kept() -> None:
    weak = [tie(n, n + 1, "contact") for n in range(100, 200)]
    strong = [tie(n, n + 1, "contact", voices=5) for n in range(30)]
    graph = draw([*weak, *strong], vocabulary=VOCABULARY)
    assert graph is not None
    assert (len(graph.nodes), graph.total) == (40, 132)
    assert {f"k{n}" for n in range(31)} <= {n.key for n in graph.nodes}


def test_denied_contested_and_promised_ties_are_told_apart() -> None:
    graph = draw(rich_case().ties, vocabulary=VOCABULARY)
    assert graph is not None
    styles = {(e.standing.subject, e.standing.type): e.style for e in graph.edges}
    assert styles["front", "arming"] == "contested"
    assert styles["sol", "presence"] == "doubted"
    assert styles["sol", "command"] == "held"
    assert "promised" in styles.values()


def test_a_tie_of_comments_alone_is_not_drawn() -> None:
    graph = draw(rich_case().ties, vocabulary=VOCABULARY)
    assert graph is not None
    assert ("osk", "front") not in {(e.standing.subject, e.standing.object) for e in graph.edges}


def test_nothing_is_drawn_of_no_ties() -> None:
    assert draw([], vocabulary=VOCABULARY) is None
