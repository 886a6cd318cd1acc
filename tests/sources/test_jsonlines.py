from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from sayso.errors import SourceError
from sayso.sources.draft import Draft
from sayso.sources.jsonlines import item_draft, read_json

from .texts import PROSE


def draft_of(item: dict[str, Any], **fields: str) -> Draft:
    draft = item_draft(item, where="x", fields=fields)
    assert isinstance(draft, Draft)
    return draft


def error_of(item: object) -> SourceError:
    error = item_draft(item, where="x", fields={})
    assert isinstance(error, SourceError)
    return error


def test_item_keeps_its_text_as_it_is() -> None:
    draft = draft_of(
        {"title": "Bank", "text": "  Two\r\nlines ", "published": "2023-03-03", "publisher": "Varda Times"}
    )
    assert draft.text == "  Two\r\nlines "
    assert (draft.title, draft.published, draft.publisher) == ("Bank", date(2023, 3, 3), "Varda Times")


def test_fields_can_be_named_a_level_down() -> None:
    draft = draft_of({"story": {"plain": PROSE}, "when": "2023-03-03"}, text="story.plain", published="when")
    assert (draft.text, draft.published) == (PROSE, date(2023, 3, 3))


def test_ninjs_item() -> None:
    draft = draft_of(
        {
            "uri": "urn:1",
            "versioncreated": "2023-03-03T10:00:00Z",
            "headlines": [{"value": "Bank denies"}],
            "bodies": [{"contenttype": "text/html", "value": f"<p>{PROSE}</p>"}],
            "infosource": [{"name": "Varda Wire"}],
            "pubstatus": "usable",
            "embargoed": "2020-01-01T00:00:00Z",
        }
    )
    assert (draft.text, draft.title, draft.publisher) == (PROSE, "Bank denies", "Varda Wire")


@pytest.mark.parametrize(
    "extra", [{"embargoed": "2999-01-01T00:00:00Z"}, {"pubstatus": "canceled"}, {"pubstatus": "withheld"}]
)
def test_item_that_may_not_be_used_is_refused(extra: dict[str, str]) -> None:
    assert error_of({"text": PROSE, **extra}).hint


def test_unreadable_embargo_is_an_embargo() -> None:
    assert "embargo" in error_of({"text": PROSE, "embargoed": "until further notice"}).what


@pytest.mark.parametrize(
    "item", [{"title": "x"}, {"text": " "}, [1], "words", {"text": "a\x00b"}, {"text": "\ud83d"}]
)
def test_item_without_usable_text_is_refused(item: object) -> None:
    assert error_of(item).where == "x"


def test_bad_line_does_not_end_the_file() -> None:
    data = "\n".join([json.dumps({"text": PROSE}), "{bad", json.dumps({"text": PROSE})]).encode()
    kinds = [type(d).__name__ for d in read_json(data, where="x", fields={})]
    assert kinds == ["Draft", "SourceError", "Draft"]


def test_array_and_single_object_are_read() -> None:
    one = json.dumps({"text": PROSE}, indent=1)
    assert len(list(read_json(one.encode(), where="x", fields={}))) == 1
    assert len(list(read_json(f"[{one},{one}]".encode(), where="x", fields={}))) == 2


def test_depth_is_no_crash() -> None:
    (error,) = read_json(b"[" * 100_000, where="x", fields={})
    assert isinstance(error, SourceError)
