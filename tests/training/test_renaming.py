"""Other names for the actors of training passages: the words around them and all offsets stay true."""

from __future__ import annotations

import random
from typing import Any

from training.ties.renaming import pools, renamed

Row = dict[str, Any]


def _row(text: str, *names: tuple[str, str], evidence: str = "") -> Row:
    mentions = []
    for number, (words, kind) in enumerate(names):
        start = text.index(words)
        mentions.append(
            {"start": start, "end": start + len(words), "head": start + words.rfind(" ") + 1,
             "entity": number, "types": [kind], "kind": "name"}
        )  # fmt: skip
    at = text.index(evidence)
    return {
        "text": text,
        "mentions": mentions,
        "claims": [{"evidence": [at, at + len(evidence)]}] if evidence else [],
    }


def _many() -> list[Row]:
    """Thirty passages with a person and a firm each, whose last words stand nowhere else."""
    ends = [a + b for a in "abcdef" for b in ("ro", "mu", "kel", "tos", "vin")]
    return [
        _row(f"Tor{e} sued Gal{e} Works.", (f"Tor{e}", "person"), (f"Gal{e} Works", "organization"))
        for e in ends
    ]


def test_offsets_follow_names_of_another_length() -> None:
    rows = _many()
    row = _row(
        "🙂 Toraro, once of Galaro Works, pays Tormu.", ("Toraro", "person"),
        ("Galaro Works", "organization"), ("Tormu", "person"), evidence="pays Tormu",
    )  # fmt: skip
    changed = renamed(row, pools([*rows, row]), random.Random(4))
    words = [changed["text"][m["start"] : m["end"]] for m in changed["mentions"]]
    assert words[0] != "Toraro"
    assert words[1].endswith(" Works")
    assert changed["text"] == f"🙂 {words[0]}, once of {words[1]}, pays {words[2]}."
    low, high = changed["claims"][0]["evidence"]
    assert changed["text"][low:high] == f"pays {words[2]}"
    assert all(m["start"] <= m["head"] < m["end"] for m in changed["mentions"])


def test_a_name_is_the_same_wherever_it_stands() -> None:
    rows = _many()
    row = _row("Toraro left. The town forgot Toraro's debts.", ("Toraro", "person"))
    changed = renamed(row, pools([*rows, row]), random.Random(1))
    name = changed["text"][: changed["text"].index(" left")]
    assert name != "Toraro"
    assert f"forgot {name}'s debts" in changed["text"]


def test_words_that_also_stand_in_small_letters_are_kept() -> None:
    rows = [*_many(), _row("The works of others were shut.", evidence="works")]
    row = _row("Galaro Works was sold.", ("Galaro Works", "organization"))
    changed = renamed(row, pools([*rows, row]), random.Random(2))
    assert "Works was sold." in changed["text"]


def test_nothing_changes_where_there_is_nobody_to_be_called_instead() -> None:
    row = _row("Toraro left.", ("Toraro", "person"))
    assert renamed(row, pools([row]), random.Random(0)) == row
