"""Whose claim it is: the innermost attribution that holds the evidence, else the narrator or the comment."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Attribution, Document, Entity, Span, Voice

NARRATOR = Voice("narrator", "narrator")
_AGREEING = frozenset({"agree", "agrees", "agreed", "agreeing"})
_SIGNING = frozenset({"sign", "signs", "signed", "signing"})


def innermost(
    document: Document, attributions: Sequence[Attribution], span: Span
) -> Attribution | None:
    """The attribution with the least content among those whose content holds the span's ends, or its
    beginning where the cue follows within it ("A armed B, she said, and paid C"), and that tell what somebody
    says."""
    holding = [a for a in attributions if _holds(a, span)]
    told = [a for a in holding if not _is_deed(document, a)]
    return min(told, key=lambda a: sum(e - s for s, e in a.content), default=None)


def _holds(attribution: Attribution, span: Span) -> bool:
    if not any(s <= span[0] < e for s, e in attribution.content):
        return False
    cued = any(span[0] < s and e <= span[1] for s, e in attribution.cue)
    return cued or any(s < span[1] <= e for s, e in attribution.content)


def reported(document: Document, attribution: Attribution, span: Span) -> bool:
    """Whether words of an attribution's content are told in the narrator's, not quoted."""
    if attribution.kind != "mixed":
        return attribution.kind == "indirect"
    before = [document.text[s : span[0]] for s, e in attribution.content if s <= span[0] < e]
    return all(sum(words.count(mark) for mark in '"“”') % 2 == 0 for words in before)


def _is_deed(document: Document, attribution: Attribution) -> bool:
    """Whether an attribution tells what was done rather than said ("agreed to buy its rival", "signed"), or
    under what it was: "under the accord Tarsia freed the men"."""
    words = {word for span in attribution.cue for word in document.quote(span).lower().split()}
    infinitive = any(document.quote(span).startswith("to ") for span in attribution.content)
    return words == {"under"} or bool(words & _SIGNING) or (bool(words & _AGREEING) and infinitive)


def voice_of(
    document: Document, entities: dict[str, Entity], attributions: Sequence[Attribution], span: Span
) -> tuple[Voice, Attribution | None]:
    """The voice for evidence at `span`, and the attribution it comes from. A comment is its own voice,
    whoever it quotes."""
    section = document.section_at(span[0])
    if section is not None and section.kind == "comment":
        comments = [s for s in document.sections if s.kind == "comment"]
        return Voice("comment", f"reader comment {comments.index(section) + 1}"), None
    found = innermost(document, attributions, span)
    return (voice_of_attribution(entities, found), found) if found else (NARRATOR, None)


def voice_of_attribution(entities: dict[str, Entity], attribution: Attribution) -> Voice:
    """A named speaker, or an unnamed one in the text's own words (empty where the text gives none)."""
    speaker = attribution.speaker
    if speaker.entity is not None and speaker.entity in entities:
        return Voice("speaker", entities[speaker.entity].name, speaker.entity)
    return Voice("unnamed", speaker.name)
