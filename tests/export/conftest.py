from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from report.makers import rich_reading
from sayso.export import FORMATS, Material, of_reading
from sayso.model import Vocabulary

LINK = "https://sayso.example/case"


@pytest.fixture
def material() -> Material:
    """The invented report of tests/report/makers.py: 10 claims, 8 pairs, 6 statements."""
    return of_reading(rich_reading(), vocabulary=Vocabulary.default(), link=LINK)


def written(format: str, material: Material) -> bytes:
    """What the format's writer makes of the material."""
    out = BytesIO()
    FORMATS[format].write(material, out)
    assert not out.closed
    return out.getvalue()


PUBLISHED = date(2030, 2, 5)
