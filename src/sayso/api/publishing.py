"""What leaves a case: the dossier and the exports, written whole or not at all."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

from sayso import __version__
from sayso.api.asking import case_ties, claims, misread_claims
from sayso.api.settling import copy_groups
from sayso.case import Case
from sayso.errors import ExportError
from sayso.export import FORMATS
from sayso.export.material import Again, Material
from sayso.model import Vocabulary


def material(case: Case, *, vocabulary: Vocabulary, link: str | None = None) -> Material:
    """Everything an export may draw on; claims, readings and entities stream from the case."""
    return Material(
        claims=Again(lambda: claims(case, misread=True)),
        ties=tuple(case_ties(case, vocabulary=vocabulary)),
        readings=Again(case.readings),
        entities=Again(case.entity_records),
        copies=copy_groups(case),
        misread=misread_claims(case),
        vocabulary=vocabulary,
        link=link,
        version=__version__,
    )


def export_formats() -> tuple[str, ...]:
    """The names of the formats that `export` writes."""
    return tuple(FORMATS)


def export(case: Case, form: str, *, vocabulary: Vocabulary, link: str | None = None) -> bytes:
    """A case in one of `export_formats`. Raises ExportError for another."""
    if form not in FORMATS:
        raise ExportError(f"unknown format {form!r}", hint="Choose one of " + ", ".join(FORMATS))
    out = io.BytesIO()
    FORMATS[form].write(material(case, vocabulary=vocabulary, link=link), out)
    return out.getvalue()


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises ExportError when that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as e:
        raise ExportError(
            f"cannot be written ({e.strerror})", where=str(path), hint="Give another path"
        ) from e
