"""Passages put together as one text."""

from __future__ import annotations

import random

from training.ties.joined import joined, together


def _row(id: str, text: str, *names: str) -> dict:
    mentions = [
        {"start": text.index(n), "end": text.index(n) + len(n), "head": text.index(n), "entity": number,
         "types": ["person"], "kind": "name"}
        for number, n in enumerate(names)
    ]  # fmt: skip
    claims = [{"type": "family", "subject": 0, "object": 1, "evidence": [0, len(text)]}]
    return {"id": id, "text": text, "flavour": "tie", "mentions": mentions, "claims": claims}


ROWS = [_row("elm-1", "Ana wed Bo.", "Ana", "Bo"), _row("elm-2", "Cy is kin to Di.", "Cy", "Di")]


def test_offsets_and_entities_move_along() -> None:
    row = together(ROWS)
    assert row["text"] == "Ana wed Bo.\n\nCy is kin to Di."
    assert [row["text"][m["start"] : m["end"]] for m in row["mentions"]] == ["Ana", "Bo", "Cy", "Di"]
    assert [m["entity"] for m in row["mentions"]] == [0, 1, 2, 3]
    assert [row["text"][slice(*c["evidence"])] for c in row["claims"]] == ["Ana wed Bo.", "Cy is kin to Di."]
    assert [(c["subject"], c["object"]) for c in row["claims"]] == [(0, 1), (2, 3)]


def test_mentions_know_their_part() -> None:
    assert [m["part"] for m in together(ROWS)["mentions"]] == [0, 0, 1, 1]


def test_only_short_passages_of_one_author_go_together() -> None:
    long = _row("elm-3", "Ed wed Flo. " + "It rained. " * 80, "Ed", "Flo")
    other = {**_row("gum-1", "Gus wed Ida.", "Gus", "Ida"), "flavour": "gum"}
    apart = _row("oak-1", "Jo wed Kay.", "Jo", "Kay")
    found = joined([*ROWS, long, other, apart], 1.0, random.Random(1))
    assert sorted(tuple(sorted(r["id"].split("+"))) for r in found) == [
        ("elm-1", "elm-2"), ("elm-3",), ("gum-1",), ("oak-1",),
    ]  # fmt: skip


def test_without_a_share_nothing_is_put_together() -> None:
    assert joined(ROWS, 0.0, random.Random(1)) == ROWS


def test_the_members_of_a_plural_move_along() -> None:
    plural = {**ROWS[1]["mentions"][0], "entity": 2, "members": [0, 1]}
    second = {**ROWS[1], "mentions": [*ROWS[1]["mentions"], plural]}
    assert [m["members"] for m in together([ROWS[0], second])["mentions"] if "members" in m] == [[2, 3]]
