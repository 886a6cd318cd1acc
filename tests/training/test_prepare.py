"""TieBank's passages as rows to learn from."""

from __future__ import annotations

from training.ties.prepare import tie_row

TEXT = "Acme and Brix met. Both unions endorsed Ana Ro, and they paid her."


def _span(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def _entity(id: str, type: str, *names: str) -> dict:
    return {"id": id, "type": type, "mentions": [{**_span(n), "kind": "name"} for n in names]}


ROW = {
    "id": "elm-1",
    "text": TEXT,
    "entities": [
        _entity("A", "organization", "Acme"), _entity("B", "group", "Brix"), _entity("C", "person", "Ana Ro"),
    ],
    "splits": [
        {**_span("Both unions"), "kind": "nominal", "entities": ["A", "B"]},
        {**_span("they"), "kind": "pronoun", "entities": ["B", "A"]},
    ],
    "claims": [
        {"type": "alliance", "polarity": "affirmed", "modality": "asserted", "ended": False, "far": False,
         "evidence": [19, 46], "subject": "B", "object": "C"}
    ],
}  # fmt: skip


def test_a_plural_is_a_mention_of_its_own_cluster_with_its_members() -> None:
    both, they = (m for m in tie_row(ROW)["mentions"] if "members" in m)
    assert (both["entity"], both["members"], both["types"]) == (3, [0, 1], ["group", "organization"])
    assert (they["entity"], they["members"]) == (3, [0, 1])


def test_others_have_no_members() -> None:
    assert [m["entity"] for m in tie_row(ROW)["mentions"] if "members" not in m] == [0, 1, 2]
