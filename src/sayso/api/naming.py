"""What to call the actors of a case, so that no two in one list go by the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, get_args

from sayso.api.linking import fold
from sayso.case import Case, DocumentRecord
from sayso.model import EntityRecord
from sayso.weighing import Tie
from sayso.weighing.general import is_general, telling_name
from sayso.weighing.names import name_class
from sayso.weighing.parts import NameClass

_TITLE: Final = 40
"""Code points of a title that stand for a document without outlet."""


def labels(case: Case, keys: Iterable[str]) -> dict[str, str]:
    """The names of actors (canonical keys), told apart.

    What a document names only by a general word ("government") is always told by the document; others of
    one name by type, where that does not do by document, else by key.
    """
    names = case.names(sorted(set(keys)))
    shared = {name for name, count in Counter(map(fold, names.values())).items() if count > 1}
    unclear = _general(case, names)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in sorted(names.items()):
        label = name
        if key in unclear:
            label = f"{name} ({_place(case, unclear[key])})"
        elif fold(name) in shared:
            members = case.members(key)
            types = Counter(r.type for r in members)
            label = f"{name} ({min(types, key=lambda t: (-types[t], t))})"
            label = f"{name} ({_place(case, members)})" if label in taken else label
        found[key] = f"{name} ({key})" if label in taken else label
        taken.add(found[key])
    return found


def general(case: Case, keys: Iterable[str]) -> frozenset[str]:
    """Those actors (canonical keys) that their documents name only by general words."""
    return frozenset(_general(case, case.names(sorted(set(keys)))))


def voice_names(case: Case, ties: Iterable[Tie]) -> dict[str, str]:
    """What to call each voice of these ties, by key: an actor as `labels` does, a publication by itself."""
    voices = {
        v.voice: v
        for tie in ties
        for s in tie.standings
        for v in (*s.voices_for, *s.voices_against, *s.voices_doubting, *s.narrators, *s.comments)
    }
    found = labels(case, (key for key, v in voices.items() if v.kind == "speaker"))
    for key, voice in voices.items():
        if voice.kind == "narrator":
            found[key] = voice.outlets[0] if voice.outlets else _told(_document(case, voice.documents[0]))
        elif key not in found:
            found[key] = voice.name or "unknown"
    return found


def labelled(case: Case, label: str) -> frozenset[str]:
    """The actors that a list shows as `label`: a name with what tells it apart, in brackets."""
    name = label.rpartition(" (")[0]
    candidates = case.called(fold(name)) if name else frozenset()
    return frozenset(key for key, shown in labels(case, candidates).items() if fold(shown) == fold(label))


def _general(case: Case, names: Mapping[str, str]) -> dict[str, tuple[EntityRecord, ...]]:
    """The members of those actors that are named by general words alone."""
    found = {}
    for key, name in names.items():
        if any(is_general(name, kind) for kind in get_args(NameClass)):
            members = case.members(key)
            if all(telling_name(r.name, r.aliases, name_class(r.type)) is None for r in members):
                found[key] = members
    return found


def _place(case: Case, members: Sequence[EntityRecord]) -> str:
    """The document of an actor: outlet or title, and day; and how many more there are."""
    documents = sorted({r.document for r in members})
    more = f" and {len(documents) - 1} more" if len(documents) > 1 else ""
    return _told(_document(case, documents[0])) + more


def _document(case: Case, id: str) -> DocumentRecord:
    (found,) = case.documents(id=id)
    return found


def _told(document: DocumentRecord) -> str:
    title = " ".join((document.title or "").split())
    short = title if len(title) <= _TITLE else title[:_TITLE].rpartition(" ")[0] + " …"
    source = document.publisher or short or f"document {document.id[:8]}"
    return f"{source}, {document.published.isoformat()}" if document.published else source
