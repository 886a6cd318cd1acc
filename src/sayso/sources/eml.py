"""E-mail: who sent what, when; the body as text, forwarded matter kept, attachments left aside."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from typing import cast

from sayso.errors import SourceError
from sayso.sources.dates import parse_day
from sayso.sources.draft import Draft
from sayso.sources.html import read_html
from sayso.sources.lines import is_name_line
from sayso.sources.paragraphs import Paragraph, lay_out, split_paragraphs
from sayso.sources.text import check_text, decode


def read_eml(data: bytes, *, where: str) -> Draft:
    """A message: the subject is its headline, then its text part, or its HTML part where it has no other.

    The sender is the author if a person's name is given, else the publisher; the Date header is the day
    of publication. Attachments are not read.
    """
    message = message_from_bytes(data, policy=policy.default)
    subject = " ".join(str(message.get("subject") or "").split())
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None or not isinstance(part.get_payload(decode=True), bytes):
        raise SourceError("the message has no text", where=where, hint="Save its attachment and give that")
    raw = cast(bytes, part.get_payload(decode=True))
    if part.get_content_type() == "text/html":
        page = read_html(raw, where=where)
        shown, units = page.text, list(page.paragraphs or ())
    else:
        shown = decode(raw, where=where, declared=part.get_content_charset())
        units = list(split_paragraphs(shown))
    if not shown.strip():
        raise SourceError("the message is empty", where=where)
    lead, heads = lay_out([])
    if subject and not shown.lstrip().startswith(subject):
        lead, heads = f"{subject}\n\n", (Paragraph(0, len(subject), "headline"),)
    moved = [Paragraph(u.start + len(lead), u.end + len(lead), u.kind, u.prose, u.gap) for u in units]
    name = _sender(message)
    person = bool(name) and is_name_line(name)
    return Draft(
        check_text(lead + shown, where=where),
        (*heads, *moved),
        title=subject or None,
        byline=name if person else None,
        publisher=(str(message.get("organization") or "") or (None if person else name)) or None,
        published=parse_day(message.get("date")),
        language=str(message.get("content-language") or "") or None,
    )


def _sender(message: EmailMessage) -> str:
    try:
        addresses: tuple[Address, ...] = message["from"].addresses if message["from"] else ()
    except (AttributeError, ValueError, IndexError):
        return ""
    return addresses[0].display_name if addresses else ""
