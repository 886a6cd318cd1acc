"""A command line run in this process, and a small case made by it once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso import cli
from sayso.errors import SaysoError

FRONT = (
    "Front denies arms deal\n\nBy Lena Marsh\n\n"
    '"The Harvan Front has been arming the Tarnan League," said Ivo Tran, a former envoy to Kenya.\n\n'
    "The Harvan Front denied that it had armed the Tarnan League.\n\n"
    "The two groups fought each other for six years before the rains of last spring washed out the roads "
    "between their valleys. Since then the markets have opened again on both sides of the river, and buses "
    "run twice a day over the bridge that the engineers put up.\n\n"
    "2 Comments\n\nThe Harvan Front pays the Tarnan League, everybody knows it, and nobody does a thing.\n\n"
    "What a load of rubbish, the paper should be ashamed of printing such things about us.\n"
)


class Shell:
    """Runs `sayso` and turns Sayso's errors into exit codes as the program does."""

    def __call__(self, *args: str | Path, input: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(cli.main_group, [str(a) for a in args], input=input)
        if isinstance(result.exception, SaysoError):
            result.exit_code = 1
        return result

    def json(self, *args: str | Path) -> list[dict]:
        result = self(*args, "--json")
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="session")
def sayso() -> Shell:
    return Shell()


@pytest.fixture(scope="session")
def report(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("in") / "front.txt"
    path.write_text(FRONT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def case(sayso, report, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("case") / "harvan.db"
    result = sayso("add", path, report, "--published", "2024-03-01", "--publisher", "The Courier")
    assert result.exit_code == 0, result.output
    return path
