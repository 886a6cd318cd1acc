from __future__ import annotations

from datetime import date

from sayso.sources.markdown import read_markdown
from sayso.sources.sections import find_sections

from .texts import PROSE

REPORT = f"""---
title: "Copper money"
date: 2023-03-03
author: Ana Brel
publisher: Open Ledger
---

# Copper money

By Ana Brel

{PROSE} See [the ledger](https://ledger.example/) and **all** of it.

![A lorry](lorry.jpg)
A lorry at the crossing.

## What we ask

- {PROSE}
"""


def test_front_matter_gives_the_facts() -> None:
    draft = read_markdown(REPORT.encode(), where="x")
    assert (draft.title, draft.byline, draft.publisher) == ("Copper money", "Ana Brel", "Open Ledger")
    assert draft.published == date(2023, 3, 3)


def test_text_is_what_a_reader_sees() -> None:
    text = read_markdown(REPORT.encode(), where="x").text
    assert "See the ledger and all of it." in text
    assert "](" not in text
    assert "#" not in text


def test_markup_makes_sections() -> None:
    draft = read_markdown(REPORT.encode(), where="x")
    kinds = [s.kind for s in find_sections(draft.text, draft.paragraphs).sections]
    assert kinds == ["headline", "byline", "body", "caption", "heading", "body"]
