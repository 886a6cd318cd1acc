"""A short way to make claim and entity records of invented actors."""

from __future__ import annotations

from datetime import date
from typing import Any

from sayso.model import ClaimRecord, Time
from sayso.weighing import CopyGroup


def make_claim(
    id: str, subject: str = "voria", object: str = "rebels", type: str = "arming", **given: Any
) -> ClaimRecord:
    """A claim `"<document>:<n>"`; `published` may be an ISO day, `said_by` a speaker's key."""
    document = id.split(":")[0]
    publisher = given.get("publisher", f"Outlet {document}")
    kind = given.get("kind", "speaker" if "said_by" in given else "narrator")
    voice = given.get("said_by") or given.get("voice") or f"{kind}:{publisher}"
    published = given.get("published")
    held = given.get("held")
    return ClaimRecord(
        id=id,
        document=document,
        title=None,
        publisher=publisher,
        url=None,
        published=date.fromisoformat(published) if published else None,
        voice=voice,
        voice_kind=kind,
        voice_name=given.get("voice_name", voice),
        subject=subject,
        subject_name=subject.title(),
        type=type,
        object=object,
        object_name=object.title(),
        polarity=given.get("polarity", "affirmed"),
        modality=given.get("modality", "asserted"),
        ended=given.get("ended", False),
        time=Time(held, date.fromisoformat(held), date.fromisoformat(held), "day") if held else None,
        place_name=None,
        evidence=(0, 10),
        quote=given.get("quote", f"words {id}"),
        attribution=None,
        cue="",
        confidence=1.0,
    )


def make_group(*members: str, credit: str | None = None) -> dict[str, CopyGroup]:
    group = CopyGroup(
        min(members), tuple(sorted(members)), min(members), credit or f"Outlet {min(members)}", credit
    )
    return dict.fromkeys(members, group)
