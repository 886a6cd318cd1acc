"""schema.org `Claim`s in JSON-LD: what is claimed, by whom, and where it appeared. Never a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, Final

from sayso.export.linked import Json, known, urn, write_items
from sayso.export.material import Material
from sayso.export.rows import day
from sayso.model import ClaimRecord

_AUTHORS: Final = {"person": "Person"}


def write(material: Material, out: BinaryIO) -> None:
    """All claims but readers' comments and those judged misread, as one `@graph`."""
    kinds = {e.key: e.type for e in material.entities}
    items = (
        claim_object(c, material, kinds)
        for c in material.claims
        if material.status(c) in ("counted", "not evidence")
    )
    write_items({"@context": "https://schema.org"}, "@graph", items, out)


def claim_object(claim: ClaimRecord, material: Material, kinds: Mapping[str, str]) -> Json:
    """One claim. `text` is the exact words; `abstract` says in words what they were taken to claim.

    The author is the voice: a publication where it speaks itself, an unnamed source by its wording.
    """
    said = "not " if claim.polarity == "denied" else ""
    work = known(
        id_=urn("document", claim.document), type_="NewsArticle", headline=claim.title, url=claim.url,
        datePublished=day(claim.published),
        publisher=known(type_="Organization", name=claim.publisher) if claim.publisher else None,
    )  # fmt: skip
    group = material.copies.get(claim.document)
    first = {"@id": urn("document", group.origin_document)} if group else None
    return known(
        id_=urn("claim", claim.id), type_="Claim", text=claim.quote,
        abstract=f"{claim.subject_name} – {said}{material.label(claim.type)} – {claim.object_name} "
        f"({claim.modality})",
        author=_author(claim, kinds), datePublished=day(claim.published), appearance=[work],
        firstAppearance=first, url=material.address(claim),
    )  # fmt: skip


def _author(claim: ClaimRecord, kinds: Mapping[str, str]) -> Json | None:
    if claim.voice_kind == "narrator":
        return known(type_="Organization", name=claim.publisher) if claim.publisher else None
    if claim.voice_kind == "unnamed":
        return known(type_="Organization", name=claim.voice_name, description="unnamed source")
    kind = _AUTHORS.get(kinds.get(claim.voice, ""), "Organization")
    return known(id_=urn("actor", claim.voice), type_=kind, name=claim.voice_name)
