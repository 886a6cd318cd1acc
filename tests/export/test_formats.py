from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from export.conftest import written
from sayso.export import FORMATS, Again, Material
from sayso.weighing import CopyGroup

every = pytest.mark.parametrize("format", sorted(FORMATS))


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"xlsx"}))  # a workbook tells when it was made
def test_equal_material_gives_equal_files(format: str, material: Material) -> None:
    assert written(format, material) == written(format, material)


@every
def test_an_empty_case_can_be_exported(format: str) -> None:
    written(format, Material())


@every
def test_claims_can_be_streamed(format: str, material: Material) -> None:
    streamed = replace(material, claims=Again(lambda: (c for c in tuple(material.claims))))
    if format != "xlsx":
        assert written(format, streamed) == written(format, material)
    else:
        assert written(format, streamed)


@every
def test_each_format_is_documented(format: str) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    assert f"`{format}`" in docs
    assert f"`{FORMATS[format].suffix}`" in docs


def test_a_copy_names_the_voice_it_comes_from(material: Material) -> None:
    claim = next(iter(material.claims))
    group = CopyGroup(claim.document, (claim.document,), claim.document, "Lowland Press", "Lowland Press")
    assert replace(material, copies={claim.document: group}).origin(claim) == "Lowland Press"
    assert material.origin(claim) == "The Harrow Courier"
