from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from sayso.errors import SourceError
from sayso.sources.eml import read_eml
from sayso.sources.html import read_html

from .texts import PROSE


def message(
    sender: str = "Jo Do <jo@varda.example>", *, plain: str | None = PROSE, html: str | None = None
) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = (
        sender,
        "Banks deny links",
        "Fri, 03 Mar 2023 10:00:00 +0200",
    )
    if plain is not None:
        mail.set_content(plain)
    if html is not None:
        if plain is None:
            mail.set_content(html, subtype="html")
        else:
            mail.add_alternative(html, subtype="html")
    return mail.as_bytes()


def test_headers_are_the_facts() -> None:
    draft = read_eml(message(), where="x")
    assert (draft.title, draft.byline, draft.published) == ("Banks deny links", "Jo Do", date(2023, 3, 3))


def test_office_is_a_publisher() -> None:
    draft = read_eml(message("Press office of the Mission <press@varda.example>"), where="x")
    assert (draft.byline, draft.publisher) == (None, "Press office of the Mission")


def test_subject_is_the_headline_of_the_text() -> None:
    draft = read_eml(message(), where="x")
    assert draft.text.startswith("Banks deny links\n\nThe government")
    assert draft.paragraphs is not None
    assert draft.paragraphs[0].kind == "headline"


def test_plain_part_goes_before_html() -> None:
    assert "Other" not in read_eml(message(html="<p>Other words</p>"), where="x").text


def test_html_part_is_read_where_it_is_the_only_one() -> None:
    html = f"<html><body><p>{PROSE}</p></body></html>"
    assert (
        read_html(html.encode(), where="x").text in read_eml(message(plain=None, html=html), where="x").text
    )


def test_attachment_is_left_aside() -> None:
    mail = EmailMessage()
    mail["Subject"] = "x"
    mail.set_content(PROSE)
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    assert "%PDF" not in read_eml(mail.as_bytes(), where="x").text


def test_message_without_text_is_refused() -> None:
    with pytest.raises(SourceError):
        read_eml(b"Subject: x\r\nFrom: a@b.example\r\n\r\n", where="x")
