from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import ClaimRecord, TieType, Vocabulary
from sayso.weighing import CopyGroup
from weighing.makers import make_claim, make_group


@pytest.fixture
def claim() -> Callable[..., ClaimRecord]:
    return make_claim


@pytest.fixture
def group() -> Callable[..., dict[str, CopyGroup]]:
    return make_group


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    names = {
        "arming": False,
        "funding": False,
        "command": False,
        "conflict": False,
        "alliance": True,
        "contact": True,
    }
    return Vocabulary({n: TieType(n, n, n, symmetric=s) for n, s in names.items()})
