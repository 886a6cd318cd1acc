"""Asking a case: its ties, and which actor a name means."""

from __future__ import annotations

from datetime import date

from sayso.api.keeping import copy_groups
from sayso.case import Case
from sayso.errors import NotFoundError
from sayso.model import Vocabulary
from sayso.weighing import Tie
from sayso.weighing import ties as weigh_ties


def case_ties(
    case: Case,
    *,
    vocabulary: Vocabulary | None = None,
    actor: str | None = None,
    pair: tuple[str, str] | None = None,
    as_of: date | None = None,
) -> list[Tie]:
    """The ties of a case, of one actor, or of one pair (canonical keys), on all their claims."""
    records = case.claim_records(actor=actor, pair=pair)
    return weigh_ties(
        records, vocabulary=vocabulary or Vocabulary.default(), copies=copy_groups(case), as_of=as_of
    )


def entity_key(case: Case, name: str) -> str:
    """The canonical key of the actor that people call `name`. Raises NotFoundError, also when several fit."""
    wanted = " ".join(name.split()).casefold()
    called = []
    for record in case.entity_records():
        if wanted in (record.key.casefold(), *(n.casefold() for n in (record.name, *record.aliases))):
            called.append(record.key)
    names = case.names(sorted(set(case.canonical_keys(called).values())))
    exact = [key for key, usual in names.items() if usual.casefold() == wanted]
    keys = exact if len(exact) == 1 else sorted(names)
    if len(keys) == 1:
        return keys[0]
    if not keys:
        raise NotFoundError(
            f"no actor is called {name!r}", where=case.where, hint="sayso voices and sayso ties list names"
        )
    raise NotFoundError(
        f"{len(keys)} actors are called {name!r}",
        where=case.where,
        hint="Give one of these keys: " + ", ".join(f"{k} ({names.get(k, '')})" for k in keys),
    )
