"""The lists of a case: documents, voices, claims, ties, commitments, and search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from sayso import api
from sayso.case import Case
from sayso.cli import options, output
from sayso.cli.tie import durability_row, show_tie
from sayso.model import ClaimRecord
from sayso.weighing import Standing

Row = Mapping[str, Any]


@click.command("documents")
@options.case_argument
@options.format_options
def documents_command(case: str, form: str | None) -> None:
    """List the documents of CASE, in order of publication."""
    with api.open_case(case, create=False) as opened:
        found = (
            {
                "id": d.id,
                "title": d.title,
                "publisher": d.publisher,
                "published": d.published,
                "statements": d.attributions,
                "claims": d.claims,
                "credit": d.credit,
                "url": d.url,
                "paths": d.paths,
            }
            for d in opened.documents()
        )
        columns = ["id", "published", "publisher", "title", "statements", "claims"]
        output.rows(found, form, columns=columns, empty="No documents yet: sayso add CASE PATH...")


@click.command("voices")
@options.case_argument
@options.format_options
def voices_command(case: str, form: str | None) -> None:
    """List who speaks in CASE: named and unnamed sources, the publications, reader comments."""
    with api.open_case(case, create=False) as opened:
        told = api.voices(opened)
        names = api.labels(opened, (v.key for v in told if v.kind == "speaker"))
        found = (
            {
                "key": v.key,
                "name": names.get(v.key, v.name) or None,
                "kind": v.kind,
                "roles": v.roles,
                "statements": v.statements,
                "claims": v.claims,
                "documents": v.documents,
                "first": v.first,
                "last": v.last,
            }
            for v in told
        )
        columns = ["name", "kind", "roles", "statements", "claims", "documents", "first", "last"]
        output.rows(found, form, columns=columns, empty="Nobody says anything in this case yet")


@click.command("claims")
@options.case_argument
@click.option("--actor", help="Only claims about this actor.")
@click.option("--voice", help="Only claims of this voice (a key from `sayso voices --json`, or a name).")
@click.option("--type", "type_", help="Only ties of this type.")
@options.format_options
def claims_command(
    case: str, actor: str | None, voice: str | None, type_: str | None, form: str | None
) -> None:
    """List every claim in CASE with its voice and its exact words."""
    with api.open_case(case, create=False) as opened:
        records = api.claims(
            opened,
            actor=api.entity_key(opened, actor) if actor else None,
            voice=api.voice_key(opened, voice) if voice else None,
            type=type_,
            misread=True,
        )
        columns = [
            "voice",
            "subject",
            "type",
            "object",
            "polarity",
            "modality",
            "words",
            "published",
            "publisher",
        ]
        output.rows(_claim_rows(opened, records), form, columns=columns, empty="No claims")


def _claim_rows(case: Case, records: Iterator[ClaimRecord]) -> Iterator[Row]:
    listed, misread = list(records), api.misread_claims(case)
    names = api.labels(case, {end for r in listed for end in (r.subject, r.object)})
    for r in listed:
        yield {
            "id": r.id,
            "voice": r.voice_name or None,
            "voice_kind": r.voice_kind,
            "subject": names.get(r.subject, r.subject_name),
            "type": r.type,
            "object": names.get(r.object, r.object_name),
            "polarity": r.polarity,
            "modality": r.modality,
            "ended": r.ended,
            "time": r.time.text if r.time else None,
            "place": r.place_name,
            "words": r.quote,
            "document": r.document,
            "start": r.evidence[0],
            "end": r.evidence[1],
            "published": r.published,
            "publisher": r.publisher,
            "url": r.url,
            "confidence": r.confidence,
            "misread": r.id in misread,
        }


@click.command("ties")
@options.case_argument
@click.argument("actors", nargs=-1, metavar="[ACTOR [ACTOR]]")
@click.option(
    "--ties", "ties_file", type=click.Path(path_type=Path), help="The TOML file the case was read with."
)
@options.format_options
def ties_command(case: str, actors: tuple[str, ...], ties_file: Path | None, form: str | None) -> None:
    """List the ties of CASE: who says so, who denies it, by pair and type.

    With one ACTOR its ties, with two the ties between them, how durable they are, and every wording with
    the way it was passed on: outlet, origin, voice.
    """
    if len(actors) > 2:
        raise click.UsageError("give at most two actors; put names of several words in quotes")
    with api.open_case(case, create=False) as opened:
        keys = [api.entity_key(opened, name) for name in actors]
        known = options.vocabulary(ties_file)
        if len(keys) == 2:
            one = api.pair_tie(opened, keys[0], keys[1], vocabulary=known)
            found = [one] if one else []
        else:
            found = api.case_ties(opened, vocabulary=known, actor=keys[0] if keys else None)
        ends = {end for t in found for end in (t.a, t.b)}
        names, vague = api.labels(opened, ends), api.general(opened, ends)
        # Actors that nobody can tell from their name come last.
        found.sort(
            key=lambda t: (
                bool({t.a, t.b} & vague),
                -max((len(s.voices_for) for s in t.standings), default=0),
                t.a_name,
            )
        )
        rows: list[Row] = []
        for tie in found:
            more = {"durability": durability_row(tie.durability)} if form == "json" else {}
            rows += ({**_tie_row(s, names), **more} for s in tie.standings)
        columns = ["tie", "type", "for", "against", "doubting", "appearances", "first", "last", "state"]
        output.rows(rows, form, columns=columns, empty="No claims about that in this case")
        if len(keys) == 2 and form is None:
            for tie in found:
                show_tie(opened, tie, output.console())


def _tie_row(s: Standing, names: Mapping[str, str]) -> Row:
    subject, object_ = names.get(s.subject, s.subject_name), names.get(s.object, s.object_name)
    counted = s.voices_for or s.voices_against or s.voices_doubting
    state = [
        word
        for word, true in (
            ("contested", s.contested),
            ("ended", s.ended),
            ("promised or supposed", s.not_evidence and not counted),
            ("in comments only", s.comments and not s.not_evidence and not counted),
        )
        if true
    ]
    return {
        "tie": f"{subject} {'—' if s.symmetric else '→'} {object_}",
        "subject": subject,
        "type": s.type,
        "object": object_,
        "symmetric": s.symmetric,
        "for": len(s.voices_for),
        "against": len(s.voices_against),
        "doubting": len(s.voices_doubting),
        "promised": len(s.not_evidence),
        "comments": len(s.comments),
        "appearances": s.appearances,
        "outlets": s.outlets,
        "voices_for": [v.name for v in s.voices_for],
        "voices_against": [v.name for v in s.voices_against],
        "first": s.first,
        "last": s.last,
        "ended": s.ended,
        "contested": s.contested,
        "state": ", ".join(state),
        "support": round(s.support, 3),
        "claims": s.claims,
    }


@click.command("commitments")
@options.case_argument
@options.format_options
def commitments_command(case: str, form: str | None) -> None:
    """List who bound themselves to what in CASE."""
    with api.open_case(case, create=False) as opened:
        found = (
            {
                "id": c.id,
                "agreement": c.agreement,
                "obligor": c.obligor_name,
                "act": " ".join(c.act.split()),
                "beneficiary": c.beneficiary_name,
                "deadline": c.deadline,
                "words": c.quote,
                "document": c.document,
                "start": c.evidence[0],
                "end": c.evidence[1],
                "published": c.published,
                "publisher": c.publisher,
                "url": c.url,
            }
            for c in opened.commitments()
        )
        columns = ["obligor", "act", "beneficiary", "deadline", "agreement", "published"]
        output.rows(found, form, columns=columns, empty="No commitments found")


@click.command("search")
@options.case_argument
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@options.format_options
def search_command(case: str, words: tuple[str, ...], limit: int, form: str | None) -> None:
    """Find documents of CASE by their words: plain words, "a phrase", begin*, -without."""
    with api.open_case(case, create=False) as opened:
        found = (
            {
                "document": hit.document,
                "title": hit.title,
                "publisher": hit.publisher,
                "published": hit.published,
                "passage": " ".join(hit.snippet.split()),
                "spans": hit.spans,
                "url": hit.url,
            }
            for hit in opened.search(" ".join(words), limit)
        )
        output.rows(found, form, columns=["document", "published", "publisher", "title", "passage"],
                    empty="No document has these words")  # fmt: skip
