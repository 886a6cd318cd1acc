"""Where names stand: spans of the text that name somebody or something, each with a first guess of type.

spaCy's entities are a start. Its boundaries are mended (articles, possessives, line ends), names that it
cuts apart are joined (brackets inside a name, hyphened names), and names that it overlooks in one place
but knows in another are found again (`again`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.reader import places
from sayso.reader.names import HONORIFICS, acronym_of
from sayso.reader.text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TYPES: Final = {
    "PERSON": "person", "ORG": "organization", "NORP": "group", "GPE": "place", "LOC": "place",
    "FAC": "place", "EVENT": "event", "LAW": "agreement", "PRODUCT": "other", "WORK_OF_ART": "other",
}  # fmt: skip
BODY_WORDS: Final = frozenset(
    """agency alliance army assembly association authority bank battalion board brigade brigades bureau
    cabinet club coalition college commission committee company confederation congress corporation corps
    council court department directorate division embassy federation fleet force forces foundation front
    fund government group guard guards hospital house inc institute junta league legion ltd llc plc gmbh
    military militia ministry mission movement navy network office organisation organization party
    parliament police regime senate service society station syndicate team tribunal troops trust union
    unit university wing administration authorities command secretariat holdings airlines motors energy
    shipping mining logistics times post herald gazette news radio observer monitor monitors""".split()
)
"""Last words of names of bodies; lower-case after a demonym they make one ("the Afghan government")."""

KIND_OF_BODY: Final = (
    "company|firm|group|militia|movement|party|agency|charity|watchdog|newspaper|broadcaster|subsidiary|airline"
    "|conglomerate|foundation"
)
KIND_OF_PLACE: Final = (
    "town|city|village|province|district|county|valley|port|island|neighbourhood|neighborhood|suburb"
)
"""Patterns of what stands right before a name: "the haulage company Norrax", "the town of Belmar"."""

AGREEMENT_WORDS: Final = frozenset(
    """accord accords agreement agreements treaty treaties pact convention protocol charter truce ceasefire
    memorandum declaration communique communiqué constitution act law resolution""".split()
)
_ABSENT: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december i ok article section chapter annex appendix page
    islam christianity judaism catholicism hinduism buddhism english arabic french spanish""".split()
)
_HYPHENED: Final = re.compile(r"\b[A-Z][\w'’]+(?:-[\w'’]+){0,3}-[A-Z][\w'’]+")
_WORDS: Final = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}"
_INSERTED: Final = re.compile(
    rf"(?P<a>{_WORDS})\s\[(?P<b>(?:(?:bin|al|el|ibn|van|von|de)[ -])?{_WORDS})\]"
    r"(?P<c>(?:\s[A-Z][\w.'’-]+){0,3})"
)
_EDGES: Final = " \t\r\n\"'“”‘’«»„()[]{}.,;:!?-–—…|/*•"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text; `type` as in `model.entity`, `weight` how much the guess of type counts."""

    start: int
    end: int
    type: str
    weight: float = 1.0


def named(doc: Doc, mend: Callable[[list[Named]], list[Named]] = list) -> list[Named]:
    """The names of the text in order, not overlapping; longer ones win.

    `mend` may put right what the parser took for names, before other signs (brackets, hyphens, acronyms) are
    read.
    """
    text = text_of(doc)
    known = [e for e in doc.ents if e.label_ in TYPES]
    guesses = (_entity(text, e.start_char, e.end_char, e.label_) for e in known)
    found = [n for n in guesses if n is not None]
    found = longest(mend(found + _overlooked(doc, found)))
    found += _hyphened(text, found)
    found += _inserted(text, found)
    found += _bodies(doc, found)
    found += _abbreviated(text, found)
    return longest(found)


def longest(found: list[Named]) -> list[Named]:
    """The given names less those that overlap a longer (or else an earlier) one, in text order."""
    kept: list[Named] = []
    taken: set[int] = set()
    for n in sorted(found, key=lambda n: (n.start - n.end, n.start, -n.weight)):
        if not (n.start in taken or n.end - 1 in taken):
            kept.append(n)
            taken.update(range(n.start, n.end))
    return sorted(kept, key=lambda n: n.start)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without articles, possessive endings and punctuation at its edges, ending at a line end."""
    line = text.find("\n", start, end)
    if line > start:
        end = line
    while start < end and text[start] in _EDGES:
        start += 1
    article = re.match(r"(?:the|an?)\s+", text[start:end], re.I)
    if article and article.end() < end - start:
        start += article.end()
    while start < end:
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        elif text[end - 1] in _EDGES and not re.search(r"\b[A-Z]\.$", text[start:end]):
            end -= 1
        else:
            break
    return start, end


def _entity(text: str, start: int, end: int, label: str) -> Named | None:
    colon = text.rfind(": ", start, end)
    start, end = trim(text, colon + 1 if colon >= 0 else start, end)
    name = text[start:end]
    if not name or not any(c.isupper() for c in name) or name.casefold() in _ABSENT or len(name) > 120:
        return None
    if not any(c.isalpha() for c in name) or any(mark in name for mark in ("http", "@", "/")):
        return None
    if name.strip(".").casefold() in HONORIFICS:
        return None
        return None
    return Named(start, end, TYPES[label], 2.0 if " " in name else 1.0)


def _hyphened(text: str, found: list[Named]) -> list[Named]:
    joined = []
    for match in _HYPHENED.finditer(text):
        parts = match.group().split("-")
        if any(places.is_country(p) or places.country_of_demonym(p) for p in parts):
            continue
        inside = [n for n in found if n.start < match.end() and match.start() < n.end]
        linked = any(p in _LINKS for p in parts[1:-1])
        if any(n.start <= match.start() and match.end() <= n.end for n in inside) or not (inside or linked):
            continue
        start = min([match.start(), *(n.start for n in inside if n.start <= match.start())])
        kind = "organization" if linked or not inside else inside[0].type
        joined.append(Named(start, match.end(), kind, 1.0))
    return joined


def _inserted(text: str, found: list[Named]) -> list[Named]:
    """Names with an editor's insertion inside: "Osama [bin Laden]", "Mullah [Mohammad] Omar"."""
    joined = []
    full = {text[n.start : n.end] for n in found}
    for match in _INSERTED.finditer(text):
        before = match.group("a").split()
        while before and before[0].casefold() in _OPENERS:
            before = before[1:]
        other = " " in match.group("b") and match.group("b")[0].isupper() and match.group("b") in full
        if not before or (other and not match.group("c")):
            continue  # "the leader [Ana Brandt]" explains who is meant
        if places.is_country(" ".join(before)) or places.is_country(match.group("b")):
            continue
        start = match.start("b") - 2 - len(" ".join(before))
        end = match.end("c") if match.group("c") else match.end("b") + 1
        near = [n.type for n in found if n.start < end and start < n.end]
        whole = text[start:end].replace("[", "").replace("]", "")
        particle = match.group("b")[0].islower()
        if "person" in near or before[0].casefold() in HONORIFICS or whole in full or (particle and near):
            joined.append(Named(start, end, "person", 2.0))
    return joined


_LINKS: Final = frozenset("e i ul al el ud ur us un o i".split())
_OPENERS: Final = frozenset(
    """the a an since when as and but if while although after before because with for""".split()
)


def _overlooked(doc: Doc, found: list[Named]) -> list[Named]:
    """Runs of capitalised proper nouns that no entity covers, not at the start of a sentence alone."""
    covered: set[int] = set()
    for n in found:
        covered.update(range(n.start, n.end))
    runs: list[list[Token]] = []
    run: list[Token] = []
    for token in doc:
        proper = token.pos_ == "PROPN" and token.text[:1].isupper() and token.idx not in covered
        joiner = bool(run) and token.lower_ in ("of", "for", "-", "the")
        if joiner or (proper and token.lower_ not in _ABSENT and not token.ent_type_):
            run.append(token)
        else:
            if run:
                runs.append(run)
            run = []
    if run:
        runs.append(run)
    names = []
    for tokens in runs:
        while tokens and not tokens[-1].text[:1].isupper():
            tokens = tokens[:-1]
        if not tokens:
            continue
        start, end = trim(text_of(doc), tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
        name = text_of(doc)[start:end]
        lone = len(tokens) == 1
        if len(name) < 3 or name.casefold().strip(".") in HONORIFICS or (lone and tokens[0].is_sent_start):
            continue
        titled = _titled(doc, tokens[0].i)
        names.append(Named(start, end, "person" if titled else guess(name), 2.0 if titled else 0.5))
    return names


def _titled(doc: Doc, start: int) -> bool:
    """Whether an honorific stands before the token, with no more than punctuation between."""
    for token in reversed(doc[max(0, start - 6) : start]):
        if token.lower_.strip(".") in HONORIFICS:
            return token.text[:1].isupper() or token.lower_.strip(".") in ("ret", "retd")
        if not token.is_punct:
            return False
    return False


def _bodies(doc: Doc, found: list[Named]) -> list[Named]:
    """Bodies named by whose they are: "the Afghan government", "Harvan security forces"."""
    starts = {n.start: n for n in found}
    bodies = []
    for token in doc:
        if token.lower_ not in BODY_WORDS or token.text[:1].isupper() or token.i == 0:
            continue
        first = token.i - 1
        while (
            first > 0
            and token.i - first < 4
            and doc[first].dep_ in ("amod", "compound")
            and (doc[first].text[:1].islower())
        ):
            first -= 1
        before = doc[first]
        owner = starts.get(before.idx)
        demonym = places.country_of_demonym(before.text) or (owner is not None and owner.type == "place")
        if before.text[:1].isupper() and before.dep_ in ("amod", "compound", "nmod") and demonym:
            bodies.append(Named(before.idx, token.idx + len(token), "organization", 1.5))
    return bodies


def _abbreviated(text: str, found: list[Named]) -> list[Named]:
    """Full names told by the acronym that follows in brackets: "Saru Relief in the Eastern Delta (SRED)".

    The shortest run of words before the bracket whose initials spell the acronym, beginning at a capital
    or at a name (Schwartz and Hearst 2003, restricted to initials).
    """
    joined = []
    for match in _BRACKETED.finditer(text):
        words = list(_WORD.finditer(text, max(0, match.start() - 150), match.start()))
        for first in reversed(words[-2 * len(match.group(1)) - 2 :]):
            start, end = trim(text, first.start(), match.start())
            known = next((n for n in found if n.start == first.start()), None)
            if "\n" in text[start:end] or not (text[start : start + 1].isupper() or known):
                continue
            if acronym_of(match.group(1), text[start:end]):
                inside = [n.type for n in found if n.start < end and start < n.end]
                kind = next((t for t in inside if t not in ("place", "other")), "organization")
                joined.append(Named(start, end, kind, 2.0))
                joined.append(Named(match.start(1), match.end(1), kind, 1.0))
                break
    return joined


_BRACKETED: Final = re.compile(r"\(([A-Z][A-Za-z]{0,2}[A-Z&-]*[A-Z]s?)\)")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def guess(name: str) -> str:
    """The type that a name's own words speak for; "other" when they say nothing."""
    words = name.casefold().split()
    if words[-1] in AGREEMENT_WORDS or words[0] in ("treaty", "convention", "agreement"):
        return "agreement"
    if words[-1] in BODY_WORDS or words[0] in BODY_WORDS:
        return "organization"
    if places.is_country(name):
        return "state"
    if words[0].strip(".") in HONORIFICS:
        return "person"
    return "organization" if name.isupper() else "other"
