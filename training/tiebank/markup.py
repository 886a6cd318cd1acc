"""TieBank's inline markup: one text file per author, parsed to exact code-point offsets (half-open).

`GUIDE.md` describes the markup to authors. A file is a list of passages, each a header line
(`@ 17 wire`), the text, one paragraph a line, and its claim lines (`= A funding B : evidence words`).
Nothing is guessed: what the markup does not settle is an error with its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from training.tiebank.claimline import ClaimDraft, parse_claim_line
from training.tiebank.inline import InlineText, MarkupError, parse_inline
from training.tiebank.passage import Attribution, Claim, Entity, Mention, Passage, Span, Split

POSSESSIVES = frozenset(("his", "her", "its", "their", "my", "our", "your"))
HEAD_ENDS = re.compile(
    r"$|\s*[,:;(–—-]|\s+(?:and|&|of|in|from|at|for|who|as|on|with|both|himself|herself|itself)\b"
)
"""What may follow a source's first mention if that mention is its head, hence the speaker."""

JOINERS = frozenset((",", "and", ", and", "&", "as well as"))
APPOSED = re.compile(r"(?:['’]s?)?\s[^,;]*,\s*(?:and|&|as well as)\s*")
"""From a possessor in apposition to the next speaker: "'s captain, and"."""

HEADER = re.compile(r"@\s*(\d+)\s+([a-z]+)((?:\s+\S+)*)\s*$")


@dataclass(frozen=True, slots=True)
class Problem:
    """One error in a file: `file:line: message`."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class _Block:
    line: int
    header: str
    text: list[tuple[int, str]]
    claims: list[tuple[int, str]]


def parse_file(path: Path) -> tuple[list[Passage], list[Problem]]:
    """Passages of one `.tie` file and the errors of those that do not parse.

    The author is the file name up to its first dot, so `second/ada.bo.tie` annotates ada's passages.
    """
    return parse(path.read_text(encoding="utf-8"), author=path.name.split(".")[0], file=str(path))


def parse(source: str, *, author: str, file: str = "<text>") -> tuple[list[Passage], list[Problem]]:
    """Like `parse_file`, from a string."""
    passages: list[Passage] = []
    problems: list[Problem] = []
    for block in _blocks(source, file, problems):
        try:
            passages.append(_passage(block, author, file))
        except MarkupError as error:
            problems.append(Problem(file, error.line or block.line, error.message))
    return passages, problems


def _blocks(source: str, file: str, problems: list[Problem]) -> list[_Block]:
    blocks: list[_Block] = []
    for number, raw in enumerate(source.split("\n"), 1):
        line = raw.rstrip()
        if not line or line == "---" or line.startswith("#"):
            continue
        if line.startswith("@"):
            blocks.append(_Block(number, line, [], []))
        elif not blocks:
            problems.append(Problem(file, number, "text before the first header; start with `@ 1 wire`"))
        elif line.startswith("="):
            blocks[-1].claims.append((number, line))
        elif blocks[-1].claims:
            problems.append(Problem(file, number, "text after claim lines; is a header `@ N genre` missing?"))
        else:
            blocks[-1].text.append((number, line))
    return blocks


def _passage(block: _Block, author: str, file: str) -> Passage:
    header = HEADER.match(block.header)
    if not header:
        raise MarkupError("bad header; write `@ NUMBER genre [comment] [pair=NUMBER]`", block.line)
    pair: str | None = None
    section = "body"
    for flag in header[3].split():
        if flag == "comment":
            section = "comment"
        elif re.fullmatch(r"pair=\d+", flag):
            pair = f"{author}-{int(flag[5:]):04d}"
        else:
            raise MarkupError(f"unknown header flag `{flag}`; known: comment, pair=NUMBER", block.line)
    if not block.text:
        raise MarkupError("the passage has no text", block.line)
    if not block.claims:
        raise MarkupError("no claim line; a passage without claims says `= none`", block.line)
    inline = parse_inline(block.text, default_section=section)
    entities, splits = _entities(inline)
    attributions = _attributions(inline)
    drafts = [draft for number, line in block.claims for draft in parse_claim_line(line, number)]
    if not drafts and len(block.claims) > 1:
        raise MarkupError("`= none` twice", block.claims[1][0])
    if drafts and any(re.fullmatch(r"=\s*none", line) for _, line in block.claims):
        raise MarkupError("`= none` beside claims", block.claims[0][0])
    claims = tuple(_claim(draft, inline, attributions) for draft in drafts)
    return Passage(
        id=f"{author}-{int(header[1]):04d}", author=author, genre=header[2], text=inline.text,
        sections=inline.sections, entities=entities, splits=splits, attributions=attributions,
        claims=claims, pair=pair, file=file, line=block.line,
    )  # fmt: skip


def _entities(inline: InlineText) -> tuple[tuple[Entity, ...], tuple[Split, ...]]:
    types: dict[str, str] = {}
    mentions: dict[str, list[Mention]] = {}
    splits: list[Split] = []
    for mark in sorted(inline.mentions, key=lambda m: (m.start, -m.end)):
        if len(mark.ids) > 1:
            splits.append(Split(mark.start, mark.end, mark.kind, mark.ids))
            continue
        key = mark.ids[0]
        if mark.type and types.setdefault(key, mark.type) != mark.type:
            raise MarkupError(f"entity {key} is {types[key]} and {mark.type}; give the type once", mark.line)
        mentions.setdefault(key, []).append(Mention(mark.start, mark.end, mark.kind))
    for mark in inline.mentions:
        for key in mark.ids:
            if key not in mentions or key not in types:
                raise MarkupError(f"entity {key} has no type; write `[{key}:person ...]` once", mark.line)
    entities = tuple(Entity(key, types[key], tuple(found)) for key, found in mentions.items())
    return entities, tuple(splits)


def _attributions(inline: InlineText) -> tuple[Attribution, ...]:
    numbers = sorted({mark.number for mark in inline.roles})
    found: list[Attribution] = []
    for number in numbers:
        marks = [mark for mark in inline.roles if mark.number == number]
        spans: dict[str, tuple[Span, ...]] = {
            role: tuple((m.start, m.end) for m in marks if m.role == role) for role in "sct"
        }
        line = marks[0].line
        if not spans["t"]:
            raise MarkupError(f"attribution {number} has no content `{{t{number} ...}}`", line)
        given = [mark.speakers for mark in marks if mark.speakers is not None]
        speakers = given[0] if given else _speakers(inline, spans["s"], number, line)
        parents = [mark.parent for mark in marks if mark.parent is not None]
        found.append(
            Attribution(number, spans["s"], spans["c"], spans["t"], _quoting(inline.text, spans["t"]),
                        speakers, parents[0] if parents else None)
        )  # fmt: skip
    for at, one in enumerate(found):
        if one.parent is None:
            outer = [o for o in found if o is not one and all(o.holds(span) for span in one.content)]
            parent = min(outer, key=lambda o: o.size, default=None)
            found[at] = one.with_parent(parent.id if parent else None)
        elif one.parent not in numbers:
            raise MarkupError(f"attribution {one.id} has the unknown parent {one.parent}", None)
    return tuple(found)


def _speakers(inline: InlineText, source: tuple[Span, ...], number: int, line: int) -> tuple[str, ...]:
    """Entities a source names: its first mention when the source begins with it, and those joined to it."""
    if not source:
        raise MarkupError(f"attribution {number} has no source; write `{{t{number}=A ...}}` or `=?`", line)
    start, end = source[0]
    inside = [m for m in inline.mentions if start <= m.start and m.end <= end]
    if not inside:
        return ()
    inside.sort(key=lambda m: (m.start, -m.end))
    outer = [m for at, m in enumerate(inside) if all(o.end <= m.start for o in inside[:at])]
    lead = inline.text[start : outer[0].start].strip(" \"'“‘").lower()
    after = inline.text[outer[0].end : end]
    possessive = inline.text[outer[0].start : outer[0].end].lower() in POSSESSIVES and after
    if possessive or lead not in ("", "the", "both") or not HEAD_ENDS.match(after):
        raise MarkupError(
            f"attribution {number}: say who speaks, `{{s{number}=A ...}}`, or `=?` if unnamed", line
        )
    speakers, beside = list(outer[0].ids), False
    for before, mark in pairwise(outer):
        between = inline.text[before.end : mark.start]
        joined = APPOSED.fullmatch(between) if beside else between.strip() in JOINERS
        if not joined:
            break
        words = inline.text[mark.start : mark.end].lower()
        beside = words in POSSESSIVES or inline.text.startswith(("'", "’"), mark.end)  # ", Holm's captain,"
        speakers += [key for key in mark.ids if key not in speakers and not beside]
    return tuple(speakers)


def _quoting(text: str, content: tuple[Span, ...]) -> str:
    """PARC's three kinds: all quoted, none quoted, part quoted."""
    parts = [text[start:end].strip(" ,.") for start, end in content]
    if all(part[:1] in "\"“‘'" for part in parts):
        return "direct"
    return "mixed" if any(mark in part for part in parts for mark in '"“') else "indirect"


def _claim(draft: ClaimDraft, inline: InlineText, attributions: tuple[Attribution, ...]) -> Claim:
    evidence = locate(inline.text, draft.evidence, draft.occurrence, draft.line)
    time = locate(inline.text, draft.when, 0, draft.line) if draft.when else None
    attribution: int | None
    if draft.voice == "derived":
        attribution = derive_voice(evidence, attributions)
    else:
        attribution = None if draft.voice == "n" else int(draft.voice[1:])
        if attribution is not None and attribution not in [a.id for a in attributions]:
            raise MarkupError(f"no attribution {attribution} in this passage", draft.line)
    return Claim(
        draft.subject, draft.type, draft.object, draft.polarity, draft.modality, draft.ended, draft.far,
        attribution, evidence, time, draft.place, draft.line,
    )  # fmt: skip


def derive_voice(evidence: Span, attributions: tuple[Attribution, ...]) -> int | None:
    """The innermost attribution whose content holds the evidence, or whose denial or cue the evidence spans.

    An unnamed inner source ("I read somewhere") leaves the claim to the nearest named outer voice.
    """
    holders = [a for a in attributions if a.holds(evidence)]
    if not holders:
        holders = [a for a in attributions if a.overlaps_content(evidence) and a.spans(evidence)]
    if not holders:
        return None
    by_id = {a.id: a for a in attributions}
    innermost = min(holders, key=lambda a: a.size)
    voice: Attribution | None = innermost
    while voice is not None and not voice.speakers:
        voice = by_id.get(voice.parent) if voice.parent is not None else None
    return (voice or innermost).id


def locate(text: str, words: str, occurrence: int, line: int) -> Span:
    """Where exact words stand; `first .. last` runs from the first words to the next last words.

    `occurrence` counts from 1; 0 demands that the (first) words occur exactly once.
    """
    head, _, tail = words.partition(" .. ")
    starts = [found.start() for found in re.finditer(f"(?<!\\w){re.escape(head)}(?!\\w)", text)]
    if not starts:
        raise MarkupError(f"not in the text (as whole words): `{head}`", line)
    if occurrence > len(starts) or (occurrence == 0 and len(starts) > 1):
        advice = "lengthen it, or pick one with #1, #2 before the colon"
        raise MarkupError(f"`{head}` occurs {len(starts)} times; {advice}", line)
    start = starts[max(occurrence, 1) - 1]
    if not tail:
        return start, start + len(head)
    end = re.compile(f"(?<!\\w){re.escape(tail)}(?!\\w)").search(text, start + len(head))
    if not end:
        raise MarkupError(f"`{tail}` does not follow `{head}` in the text", line)
    return start, end.end()
