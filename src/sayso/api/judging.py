"""Judgements of people: laid over readings, signed, logged, and taken back without a trace."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sayso.api.asking import entity_key
from sayso.api.linking import fold
from sayso.api.settling import settle
from sayso.case import Case
from sayso.errors import NotFoundError, SaysoError
from sayso.model import Judgement
from sayso.model.judgement import JudgementKind
from sayso.weighing import match_reference, read_reference


def same(case: Case, a: str, b: str, *, author: str, note: str = "") -> Judgement:
    """Judge two actors (names or entity keys) one. Raises SaysoError where a person judged otherwise."""
    one, other = _ends(case, a, b)
    made = _judge(case, "same", one, other, author=author, note=note)
    if len(set(case.canonical_keys([one, other]).values())) > 1:
        undo(case, made.id)
        against = [j for j in case.judgements(kind="different") if j.origin == "person"]
        raise SaysoError(
            f"{a} and {b} were judged different, directly or through others",
            where=case.where,
            hint="Undo that first: "
            + ", ".join(f"{j.id} (by {j.author}, {j.made:%Y-%m-%d})" for j in against[:5]),
        )
    return made


def different(case: Case, a: str, b: str, *, author: str, note: str = "") -> Judgement:
    """Judge two actors (names or entity keys) different: for ever, until it is undone.

    Raises SaysoError when both names mean the same entities, which only keys can tell apart.
    """
    one, other = _ends(case, a, b)
    return _judge(case, "different", one, other, author=author, note=note)


def misread(case: Case, claim: str, *, author: str, note: str = "") -> Judgement:
    """Judge a claim misread: it counts for nothing any more, and exports mark it. Raises NotFoundError."""
    document = claim.partition(":")[0]
    if all(r.id != claim for r in case.claim_records(document=document)):
        raise NotFoundError(
            f"no claim {claim!r}", where=case.where, hint="sayso claims CASE --json lists ids"
        )
    return _judge(case, "misread", claim, "", author=author, note=note)


def speaker(case: Case, statement: str, actor: str, *, author: str, note: str = "") -> Judgement:
    """Judge that a statement (`<document>:<attribution>`) is an actor's. Raises NotFoundError."""
    document = statement.partition(":")[0]
    if all(s.id != statement for s in case.statements(document=document)):
        raise NotFoundError(
            f"no statement {statement!r}", where=case.where, hint="Give <document>:<attribution id>"
        )
    for j in case.judgements(kind="speaker"):
        if j.subject == statement:
            raise SaysoError(
                f"{j.author} has judged already who speaks there", where=case.where, hint=f"Undo {j.id} first"
            )
    return _judge(case, "speaker", statement, _record(case, actor), author=author, note=note)


def undo(case: Case, id: str) -> Judgement:
    """Take a judgement back, by its id or the beginning of it: the case is what it was before.

    Raises NotFoundError when there is none, or several, and SaysoError when it is undone already.
    """
    found = [j for j in case.judgements(active_only=False) if id and j.id.startswith(id)]
    if len(found) != 1:
        raise NotFoundError(
            f"{len(found) or 'no'} judgements begin with {id!r}",
            where=case.where,
            hint="sayso judgements CASE lists them",
        )
    (judgement,) = found
    if not case.undo(judgement.id, datetime.now(UTC)):
        raise SaysoError("this judgement was undone already", where=case.where, hint="Nothing was changed")
    if judgement.kind in ("same", "different"):
        settle(case)
    return judgement


def judge_reference(case: Case, path: Path) -> tuple[Judgement, ...]:
    """Match a reference list against the case's actors; what fits is suggested, never more.

    Returns the suggestions that are new. Raises SourceError when the list cannot be read.
    """
    entries = {e.key: e for e in read_reference(path)}
    records = list(case.entity_records(a.key for a in case.alike()))
    canonical = case.canonical_keys(r.key for r in records)
    best: dict[tuple[str, str], Judgement] = {}
    for j in match_reference(records, entries.values(), now=datetime.now(UTC)):
        best.setdefault((canonical[j.subject], j.object), j)  # best first
    known = {j.id for j in case.judgements(active_only=False)}
    new = [_named(j, entries[j.object].name) for j in best.values() if j.id not in known]
    case.judge(*new)
    return tuple(new)


def _named(j: Judgement, name: str) -> Judgement:
    return Judgement(
        j.id, j.kind, j.subject, j.object, j.origin, j.author, j.made, j.score, f"reference list: {name}",
        j.features,
    )  # fmt: skip


def _judge(
    case: Case, kind: JudgementKind, subject: str, object: str, *, author: str, note: str
) -> Judgement:
    if not author.strip():
        raise SaysoError("a judgement needs the name of who makes it", hint="Give --as NAME")
    now = datetime.now(UTC)
    if kind in ("same", "different"):
        subject, object = sorted((subject, object))
    # The time makes a judgement that was undone and made again a new one.
    words = "\x1f".join((kind, subject, object, author, now.isoformat()))
    made = Judgement(
        id=hashlib.sha256(words.encode()).hexdigest()[:16],
        kind=kind,
        subject=subject,
        object=object,
        origin="person",
        author=author.strip(),
        made=now,
        note=note,
    )
    case.judge(made)
    if kind in ("same", "different"):
        settle(case)
    return made


def _ends(case: Case, a: str, b: str) -> tuple[str, str]:
    """The entities that two names mean, one for each: where they share some, those that only one has."""
    one, other = _record(case, a), _record(case, b)
    called = [_keys(case, name) or [key] for name, key in ((a, one), (b, other))]
    if one == other:
        apart = [sorted(set(x) - set(y)) for x, y in (called, called[::-1])]
        if not apart[0] or not apart[1]:
            raise SaysoError(
                f"{a} and {b} mean the same entities",
                where=case.where,
                hint="Give entity keys: " + ", ".join(called[0][:8]) + (", ..." if called[0][8:] else ""),
            )
        one, other = apart[0][0], apart[1][0]
    return one, other


def _keys(case: Case, name: str) -> list[str]:
    return [key for key, _ in case.records_called(fold(name))]


def _record(case: Case, name: str) -> str:
    """An entity key as it is; of a name, the least entity called so within the actor that it means."""
    if case.canonical_keys([name]):
        return name
    canonical = entity_key(case, name)
    return min((k for k, c in case.records_called(fold(name)) if c == canonical), default=canonical)


Answer = Literal["accept", "reject"]


def answer(case: Case, ends: Iterable[str], verdict: Answer, *, author: str, note: str = "") -> Judgement:
    """A person's answer to a question of `review`: its two ends are one, or not."""
    a, b = ends
    kind: JudgementKind = "same" if verdict == "accept" else "different"
    return _judge(case, kind, a, b, author=author, note=note)
