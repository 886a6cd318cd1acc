"""The inline part of TieBank's markup: `[A:group the Front]` mentions and `{s1 ..} {c1 ..} {t1 ..}` roles.

Brackets and braces nest in one tree; `\\[ \\] \\{ \\}` are literal. Markup is removed, offsets are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from training.tiebank.passage import Section
from training.tiebank.vocabulary import ENTITY_TYPES, KINDS, NOMINAL_HEADS, PRONOUNS, SECTIONS

MENTION = re.compile(r"\[([A-Z]\d?(?:\+[A-Z]\d?)*)(?::([a-z]+))?(?:!([a-z]+))? ")
ROLE = re.compile(r"\{([sct])(\d+)(?:=([A-Z]\d?(?:,[A-Z]\d?)*|\?))?(?:<(\d+))? ")
_DETERMINERS = "the a an this that these those its his her their our my both some"
DETERMINERS = frozenset(_DETERMINERS.split())


class MarkupError(ValueError):
    """The markup says something impossible; `line` is the line of the file, None if unknown."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class MentionMark:
    """A bracketed mention of one entity, or of several when it is split."""

    ids: tuple[str, ...]
    type: str
    kind: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class RoleMark:
    """A braced source (s), cue (c) or content (t) span; `speakers` None means: read it off the source."""

    role: str
    number: int
    speakers: tuple[str, ...] | None
    parent: int | None
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class InlineText:
    """Plain text with everything that was marked in it."""

    text: str
    sections: tuple[Section, ...]
    mentions: tuple[MentionMark, ...]
    roles: tuple[RoleMark, ...]


def parse_inline(lines: list[tuple[int, str]], *, default_section: str = "body") -> InlineText:
    """Read numbered lines, a paragraph each, into text whose paragraphs an empty line separates.

    `%caption ` (or another section kind) at the start of a line says what the paragraph is.
    """
    out: list[str] = []
    sections: list[Section] = []
    mentions: list[MentionMark] = []
    roles: list[RoleMark] = []
    position = 0
    for number, line in lines:
        kind = default_section
        if line.startswith("%"):
            kind, _, line = line[1:].partition(" ")
            if kind not in SECTIONS:
                raise MarkupError(f"unknown section `%{kind}`; known: {' '.join(SECTIONS)}", number)
        if out:
            out.append("\n\n")
            position += 2
        plain = _paragraph(line.strip(), number, position, mentions, roles)
        sections.append(Section(kind, position, position + len(plain)))
        out.append(plain)
        position += len(plain)
    return InlineText("".join(out), tuple(sections), tuple(mentions), tuple(roles))


def _paragraph(
    line: str, number: int, offset: int, mentions: list[MentionMark], roles: list[RoleMark]
) -> str:
    out: list[str] = []
    stack: list[tuple[re.Match[str], int]] = []
    nested: list[MentionMark] = []
    at = 0
    while at < len(line):
        char = line[at]
        if char == "\\" and at + 1 < len(line) and line[at + 1] in "[]{}\\@=#%":
            out.append(line[at + 1])
            at += 2
        elif char in "[{":
            match = (MENTION if char == "[" else ROLE).match(line, at)
            if not match:
                near = line[at : at + 25]
                raise MarkupError(f"not markup: `{near}`; write \\{char} for a literal one", number)
            stack.append((match, len(out)))
            at = match.end()
        elif char in "]}":
            if not stack or stack[-1][0][0][0] != {"]": "[", "}": "{"}[char]:
                raise MarkupError(f"`{char}` closes nothing near `{line[max(0, at - 25) : at + 1]}`", number)
            match, start = stack.pop()
            _close(match, out, start, number, offset, nested, roles)
            at += 1
        else:
            out.append(char)
            at += 1
    if stack:
        raise MarkupError(f"never closed in its paragraph: `{stack[-1][0][0]}`", number)
    mentions += nested
    return "".join(out)


def _close(
    match: re.Match[str], out: list[str], start: int, number: int, offset: int,
    mentions: list[MentionMark], roles: list[RoleMark],
) -> None:  # fmt: skip
    words = "".join(out[start:])
    if not words or words != words.strip():
        raise MarkupError(f"empty, or space at the edge of `{match[0]}{words}`", number)
    begin, end = offset + start, offset + len(out)
    if match[0][0] == "{":
        speakers = None if match[3] is None else tuple(key for key in match[3].split(",") if key != "?")
        parent = int(match[4]) if match[4] else None
        roles.append(RoleMark(match[1], int(match[2]), speakers, parent, begin, end, number))
        return
    if match[2] and match[2] not in ENTITY_TYPES:
        raise MarkupError(f"unknown entity type `{match[2]}`; known: {' '.join(ENTITY_TYPES)}", number)
    if match[3] and match[3] not in KINDS:
        raise MarkupError(f"unknown mention kind `!{match[3]}`; known: !name !nom !pro", number)
    if not match[3] and re.search(r"['’]s?$", words):
        raise MarkupError(f"close the bracket before the 's of `{words}` (or say `!name`)", number)
    inner = [(m.start - begin, m.end - begin) for m in mentions if begin <= m.start and m.end <= end]
    kind = KINDS[match[3]] if match[3] else mention_kind(words, inner)
    mentions.append(MentionMark(tuple(match[1].split("+")), match[2] or "", kind, begin, end, number))


def mention_kind(words: str, inner: list[tuple[int, int]]) -> str:
    """name, nominal or pronoun, from the words themselves; names nested inside do not make it a name."""
    if words.lower() in PRONOUNS:
        return "pronoun"
    covered = {at for start, end in inner for at in range(start, end)}
    tokens = [m for m in re.finditer(r"[^\W_][\w'’.-]*", words) if m.start() not in covered]
    tokens = [m for at, m in enumerate(tokens) if at or m[0].lower() not in DETERMINERS]
    capitals = [m for m in tokens if m[0][0].isupper() or m[0][0].isdigit()]
    if not capitals:
        return "nominal"
    if len(tokens) == 1 and tokens[0][0].lower() in NOMINAL_HEADS and tokens[0].start() == 0:
        return "nominal"
    return "name"
