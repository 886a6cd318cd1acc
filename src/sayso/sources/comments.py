"""Readers' comments in plain text: each one apart, with its header, free of widgets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sayso.model.document import Section
from sayso.sources.dates import DAY, MONTH
from sayso.sources.furniture import is_furniture, opens_comments, opens_related
from sayso.sources.paragraphs import Paragraph

_WHEN: Final = (
    rf"(?:{DAY}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2}}(?!\d)|{MONTH}\s+\d{{1,2}}(?:,)?|\d{{1,2}}\s+{MONTH}"
    rf"|(?:an?|\d+)\s?(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?"
    r"|mo|months?|y|yrs?|years?)\.?(?:\s+ago)|yesterday|today|just now|\d{1,2}:\d{2}(?:\s?[ap]m)?)"
)
_TAIL: Final = (
    r"(?:[\s,|•·()–—-]*(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)?"
    r"[\s)|•·]*(?:reply|report|edit|permalink|#?\d*)?\W*)"
)
_WHO: Final = r"(?:(?:posted|comment|written|submitted)?\s*(?:by|from)\s+)?[@#]?[^\s—–|•·:][^\n—–|•·:]{0,48}?"
_HEADER: Final = re.compile(
    rf"(?:\W{{0,3}}(?:{_WHO})\s*(?:[—–|•·:,(-]|\bon\b|\bat\b|\n|\s)\s*(?:(?:posted|commented|on"
    rf"|in\s[A-Z]\w+|from\s[A-Z]\w+)\b[\s,:|—–•·-]*)?{_WHEN}{_TAIL}"
    rf"|{_WHO}\s+(?:says|said|wrote|writes|commented|replied|responds"
    rf"|responded)(?:\s+(?:on\s+)?{_WHEN}{_TAIL})?\s*:?"
    rf"|(?:posted|commented|submitted|written)\s+(?:by|on)\s+.{{2,60}})",
    re.I,
)
_WHEN_LINE: Final = re.compile(rf"(?:(?:posted|commented)\s+)?(?:on\s+)?{_WHEN}{_TAIL}", re.I)
_NAME_LINE: Final = re.compile(r"[@#]?[^\W_][\w.'’@-]*(?:\s[\w.'’()-]+){0,3}:?")


def split_comments(text: str, paragraphs: Sequence[Paragraph]) -> list[Section]:
    """The sections of a comment area: each reader's comment one `comment`, widgets `boilerplate`.

    Where comments carry headers ("Name — March 3, 2023 at 10:11 pm", "Name says:"), a comment runs from
    its header to the next. Where they carry none, a wider gap than usual or a widget ("Reply") parts
    them, or else each paragraph is one.
    """
    lines = [text[p.start : p.end] for p in paragraphs]
    stop = _end_of_comments(lines)
    widget = [n >= stop or _is_widget(line) for n, line in enumerate(lines)]
    heads = _headers(lines, widget)
    wide = _wide_gap(paragraphs, widget)
    headed = any(heads)
    replies = sum(_parts(line) for line, w in zip(lines, widget, strict=True) if w)
    sections: list[Section] = []
    fresh = True
    for number, paragraph in enumerate(paragraphs):
        if widget[number]:
            if sections and sections[-1].kind == "boilerplate":
                sections[-1] = Section("boilerplate", sections[-1].start, paragraph.end)
            else:
                sections.append(Section("boilerplate", paragraph.start, paragraph.end))
            fresh = True
            continue
        if headed:
            begins = heads[number] or fresh
        elif replies > 1:
            begins = fresh
        else:
            begins = fresh or not wide or paragraph.gap >= wide
        if begins:
            sections.append(Section("comment", paragraph.start, paragraph.end))
        else:
            sections[-1] = Section("comment", sections[-1].start, paragraph.end)
        fresh = False
    return sections


def is_comment_header(line: str) -> bool:
    """Whether the line says who commented, and when."""
    return len(line) <= 110 and len(line.split()) <= 16 and _HEADER.fullmatch(line) is not None


def _is_widget(line: str) -> bool:
    return is_furniture(line, among_comments=True) or opens_comments(line)


def _parts(line: str) -> bool:
    """Whether the widget is of the kind that every comment has below it."""
    return re.match(r"\W*(?:reply|like|report|respond|upvote|share|flag)", line, re.I) is not None


def _end_of_comments(lines: Sequence[str]) -> int:
    """Where the area gives way to lists of other articles, counted in paragraphs."""
    for number, line in enumerate(lines):
        if opens_related(line) and not re.match(r"(?:most|more|latest)\W*$", line, re.I):
            following = lines[number + 1 :]
            if not any(is_comment_header(after) for after in following):
                return number
    return len(lines)


def _headers(lines: Sequence[str], widget: Sequence[bool]) -> list[bool]:
    """Which lines open a comment. A bare name counts where a date line follows it, or where names and
    comments alternate all through the area."""
    heads = [not w and is_comment_header(line) for line, w in zip(lines, widget, strict=True)]
    for number in range(1, len(lines)):
        if heads[number - 1] and heads[number] and _WHEN_LINE.fullmatch(lines[number]):
            heads[number] = False
    for number, line in enumerate(lines[:-1]):
        if not widget[number] and not heads[number] and _NAME_LINE.fullmatch(line):
            after = lines[number + 1]
            if _WHEN_LINE.fullmatch(after) or (heads[number + 1] and _WHEN_LINE.match(after)):
                heads[number], heads[number + 1] = True, False
    if any(heads):
        return heads
    kept = [n for n, w in enumerate(widget) if not w]
    names = [
        n
        for n in kept
        if _NAME_LINE.fullmatch(lines[n]) and len(lines[n]) <= 40 and lines[n][-1] not in ".!?"
    ]
    alternate = [n for n in names if n + 1 < len(lines) and n + 1 not in names and not widget[n + 1]]
    if len(names) >= 2 and len(alternate) == len(names) and names[0] == kept[0]:
        return [n in names for n in range(len(lines))]
    return heads


def _wide_gap(paragraphs: Sequence[Paragraph], widget: Sequence[bool]) -> int:
    """The number of line breaks that parts one comment from the next; 0 when all gaps are alike."""
    gaps = [p.gap for n, p in enumerate(paragraphs) if n and not widget[n] and not widget[n - 1]]
    return max(gaps) if gaps and min(gaps) < max(gaps) else 0
