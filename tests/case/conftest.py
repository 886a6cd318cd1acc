from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

import postgres
from sayso.case import Case, open_case

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def socket() -> Iterator[str]:
    """The socket folder of a PostgreSQL server of our own."""
    with postgres.server() as folder:
        yield folder


@pytest.fixture(params=BACKENDS)
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives places where no case is yet, on either database."""
    if request.param == "postgresql":
        socket = request.getfixturevalue("socket")
        return lambda: postgres.new_place(socket)
    numbers = count()
    return lambda: str(tmp_path / f"{next(numbers)}.sayso")


@pytest.fixture
def place(new_place: Callable[[], str]) -> str:
    """A place where no case is yet, on either database."""
    return new_place()


@pytest.fixture
def case(place: str) -> Iterator[Case]:
    """An empty case, on either database."""
    with open_case(place) as opened:
        yield opened
