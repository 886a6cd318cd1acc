"""Captions without a credit: a sentence that has no verb, between paragraphs that have."""

from __future__ import annotations

import re
from typing import Final

from sayso.sources.captions import QUOTED

_SITUATED: Final = re.compile(
    r"\s(?:at|in|on|near|outside|inside|off|along|over|above|below|under|beside|behind|by|before|after|during"
    r"|across|around|between|with|of|from|through|amid)\s"
)
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|does|do|did|will|would|can|could|might|must|shall|should|says?"
    r"|said|that|he|she|it|they|we|you|I|not|nor|there|whether|because|if|but|meanwhile|also|however)\b"
    r"|n['’]t\b|['’](?:ll|ve|re|d|m)\b|(?-i:\bmay\b)",
    re.I,
)
"""Words of a sentence with a verb, or of one that goes on from another."""
_PAST: Final = re.compile(
    r"\b(?:(?<!^the )(?<!^The )(?<!^A )(?<!^An )[a-z]+ed|began|broke|brought|built|bought|came|chose|cut|drew"
    r"|drove|ate|fell|felt|fought|found|fled|got"
    r"|flew|forgot|gave|went|grew|held|hit|hurt|kept|knew|laid|lay|led|left|lent|lost|made|meant|met|paid|put|ran"
    r"|rang|read|rose|saw|sold|sent|set|shook|shot|shut|sang|sat|slept|spoke|spent|split|spread|stood|stole|struck"
    r"|swore|took|taught|told|thought|threw|understood|won|wore|wrote|let|became|burst|caught|dealt|hid"
    r"|rode|sank|sought|slid|swept|swung|tore|woke|withdrew|overthrew|undertook)\b"
)
_THIRD: Final = re.compile(
    r"(?:^|\s)(?:[A-Z][\w'’-]*|[a-z]+[^s\s])\s(?!(?:this|his|its|as|less|plus|across|perhaps|always|towards)\b)"
    r"[a-z]+[^su\W]s\s(?:(?:to|the|an?|no|its|his|her|their|that|up|out|down|more)\b|[A-Z0-9])"
)
"""A word in -s between a subject and what could be its object: "the mine employs 900 people"."""
_AFTER_PLURAL: Final = re.compile(r"\b[A-Za-z]+[^s\W]s\s(?P<noun>[a-z]+(?<!ing))(?=\s|$)")
_SUBJECT: Final = re.compile(
    r"(?:(?:A|An|The)\s|(?!(?:As|In|By|With|For|After|Before|During|On|At|From|To|And|But|Amid|Since|While|When"
    r"|Despite|Among|Under|Over|Of|Through)\b)(?:[A-Z][\w'’-]*\s){1,3}(?:[a-z]+ing|at|in|on|near|outside|of)\s"
    r"|[A-Z][a-z]+ing\s[a-z]+s\s)"
)
_NO_VERB: Final = (
    r"(?:at|in|on|near|outside|inside|off|along|over|above|below|under|beside|behind|by|before|after|during"
    r"|across|around|between|with|of|from|through|amid|and|or|for|to|next|last|this)\b"
)
_PLAIN: Final = re.compile(rf"\s[A-Z][\w-]*\s(?!{_NO_VERB})[a-z]+(?<!ing)(?<!ed)(?=\s|$)")
"""A name and a plain word that may be its verb: "talks in Sarn resume"."""
_LOWER_PAIR: Final = re.compile(rf"\sthe\s[a-z]+\s(?!{_NO_VERB})[a-z]+(?<!ing)(?<!ed)(?=\s|$)")
_MODIFYING: Final = frozenset(
    "at in on near outside inside off along over above below under beside behind by before after during"
    " across around between with of from through amid and or for to next".split()
)


def is_label(paragraph: str) -> bool:
    """Whether the paragraph is one sentence without a verb: "A pumping station at Kesh, shut since May."

    Words are judged by form alone. What stands before the first comma must hold a place or time and nothing
    that could be a verb of the past, of the third person, or behind a plural.
    """
    words = paragraph.split()
    if not (5 <= len(words) <= 25 and paragraph.endswith(".")) or QUOTED.search(paragraph[:-1]):
        return False
    if re.search(r"[.!?:;]\s", paragraph[:-1]) or _FINITE.search(paragraph):
        return False
    clause, *more = re.split(r",\s", paragraph[:-1])
    if not _SUBJECT.match(paragraph) or any(_PAST.search(part.partition(" ")[2]) for part in more):
        return False
    if _PAST.search(clause) or not _SITUATED.search(clause):
        return False
    if any(m["noun"].lower() not in _MODIFYING for m in _AFTER_PLURAL.finditer(clause)):
        return False
    subject = _SITUATED.split(clause)[0]
    rest = clause[len(subject) :]
    if _PLAIN.search(rest) or (subject.endswith("s") and _LOWER_PAIR.search(rest)):
        return False
    return bool(re.search(r"[^\W\d_]", subject)) and not _THIRD.search(clause)
