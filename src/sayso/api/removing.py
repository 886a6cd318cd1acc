"""Taking documents out of a case, or reading them anew; judgements are carried over where possible."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sayso.api.carrying import Carried, carried_over
from sayso.api.linking import fold, link_document
from sayso.api.settling import settle
from sayso.case import Case, Left, Mended
from sayso.model import EntityRecord, Judgement, Reading, Vocabulary
from sayso.weighing import block_keys
from sayso.weighing.blocking import PREFIX, profile
from sayso.weighing.resolution import decide, memberships

NOTHING: Carried = Carried({}, {}, {})
_OWN = 1.0  # the score of the link of an entity to its own profile


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of documents, and of the judgements that people had made about them.

    `moved` judgements now speak of another mention of the same actor, or of the same words in the new
    reading; `undone` ones spoke of what is no longer there.
    """

    documents: tuple[str, ...]
    moved: tuple[Judgement, ...] = ()
    undone: tuple[Judgement, ...] = ()


def remove(case: Case, documents: Iterable[str]) -> Changed:
    """Take documents (ids) out of a case: then it is as if they had never been added. Raises NotFoundError.

    What people judged of actors in them is carried over to other mentions of these; judgements of their
    claims and statements, and those of actors that are gone, are marked undone. None is deleted.
    """
    ids = tuple(dict.fromkeys(documents))
    for id in ids:
        case.reading(id)  # all or none: an unknown one is told before anything is removed
    moved: list[Judgement] = []
    undone: list[Judgement] = []
    for id in ids:
        for part, more in zip((moved, undone), _carry(case, id, NOTHING), strict=True):
            part += more
        case.remove(id, mended)
    settle(case)
    return Changed(ids, tuple(moved), tuple(undone))


def reread(
    case: Case,
    documents: Iterable[str] | None = None,
    *,
    vocabulary: Vocabulary | None = None,
    read: Callable[[Reading], Reading] | None = None,
    progress: Callable[[str], None] = lambda id: None,
) -> Changed:
    """Read documents (ids, or all) anew from the texts in the case, with the reader as it is now.

    Those in which it finds what was found before stay as they are. What people judged is carried over to
    the same actors, words and claims of the new reading; what has none is marked undone. `read` stands
    in for the reader in tests. Raises NotFoundError. Safe to interrupt, as `add`.
    """
    ids = sorted(case.document_ids()) if documents is None else list(dict.fromkeys(documents))
    moved: list[Judgement] = []
    undone: list[Judgement] = []
    changed = []
    for id in ids:
        old = case.reading(id)
        new = read(old) if read else _read(old, vocabulary)
        if new != old:
            for part, more in zip((moved, undone), _carry(case, id, carried_over(old, new)), strict=True):
                part += more
            case.replace(new, mended)
            link_document(case, new)
            changed.append(id)
        progress(id)
    settle(case)
    return Changed(tuple(changed), tuple(moved), tuple(undone))


def _read(old: Reading, vocabulary: Vocabulary | None) -> Reading:
    from sayso.reader import read  # its models are slow to import

    return read(old.document, vocabulary=vocabulary)


def mended(left: Left, gone: tuple[EntityRecord, ...]) -> Mended:
    """What is to be mended when entities that stood for their profiles are gone.

    Another entity of the same profile takes the place of each. Where there is none, the judgements
    between that profile and others go, but for those that follow from profiles that are left.
    """
    profiles = {profile(r).key: r for r in gone}
    heirs: dict[str, EntityRecord] = {}
    for likeness, links in left.alike() if profiles else ():
        for node in (to for to, score in links if score == _OWN and to in profiles):
            record = left.least(likeness)
            if node not in heirs or record.key < heirs[node].key:
                heirs[node] = record
    orphaned = [r for key, r in profiles.items() if key not in heirs]
    ends = {key for r in orphaned for key in (profile(r).key, profile(r).bare.key)}
    known = left.sharing(block for r in orphaned for block in block_keys(r))
    for record in heirs.values():
        for block in block_keys(record):
            known.setdefault(block, []).append(record)
    named = {r.key: r for records in known.values() for r in records if profile(r).bare.key in ends}
    following: set[str] = set()
    now = datetime.now(UTC)
    for record in named.values():
        sharing = left.sharing(block_keys(record))
        near = [r for block in block_keys(record) for r in (*sharing.get(block, ()), *known.get(block, ()))]
        found = (*memberships(record, now=now), *decide(record, near, now=now))
        following |= {j.id for j in found if j.subject[0] == j.object[0] == PREFIX}
    return Mended(
        blocks={r.key: block_keys(r) for r in heirs.values()},
        dropped=tuple(id for id in left.worked_out(ends) if id not in following) if ends else (),
    )


def _carry(case: Case, document: str, to: Carried) -> tuple[list[Judgement], list[Judgement]]:
    """Carries what people judged of a document over, before it goes: the new judgements, and those undone."""
    moved: list[Judgement] = []
    undone: list[Judgement] = []
    now = datetime.now(UTC)
    for j in case.judgements():
        ends = (_end(case, document, end, to) for end in (j.subject, j.object))
        subject, object_ = ends
        if (subject, object_) == (j.subject, j.object):
            continue
        if j.origin == "person" and subject is not None and object_ is not None and subject != object_:
            new = replace(j, id=_id(j, subject, object_), subject=subject, object=object_)
            case.judge(new)
            moved.append(new)
        elif j.origin == "person":
            undone.append(j)
        case.undo(j.id, now)
    return moved, undone


def _id(j: Judgement, subject: str, object_: str) -> str:
    return hashlib.sha256("\x1f".join((j.id, subject, object_)).encode()).hexdigest()[:16]


def _end(case: Case, document: str, end: str, to: Carried) -> str | None:
    """Where one end of a judgement leads once the document has gone or changed; `None` when nowhere."""
    if end.startswith(f"{document}:"):
        parts: Mapping[str, str] = {**to.claims, **to.statements}
        part = parts.get(end.removeprefix(f"{document}:"))
        return f"{document}:{part}" if part else None
    if not end.startswith(f"{document}#"):
        return end
    part = to.entities.get(end.removeprefix(f"{document}#"))
    return f"{document}#{part}" if part else _elsewhere(case, document, end)


def _elsewhere(case: Case, document: str, key: str) -> str | None:
    """The least other mention, in another document, of the actor that is called the same there."""
    canonical = case.canonical_keys([key]).get(key)
    if canonical is None:
        return None
    members = {r.key: r for r in case.members(canonical)}
    name, type = fold(members[key].name), members[key].type
    elsewhere = (r for r in members.values() if r.document != document and r.type == type)
    return min((r.key for r in elsewhere if fold(r.name) == name), default=None)
