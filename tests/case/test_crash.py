"""A case after programs were killed while adding to it, and after two added to it at once."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from case.dumps import dump
from sayso.case import open_case

ADDER = str(Path(__file__).with_name("adder.py"))
DOCUMENTS = 30


def adder(place: str, first: int = 0, last: int = DOCUMENTS) -> "subprocess.Popen[str]":
    command = [sys.executable, ADDER, place, str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def finish(*programs: "subprocess.Popen[str]") -> list[str]:
    lines = []
    for program in programs:
        output, _ = program.communicate(timeout=120)
        assert program.returncode == 0
        lines += output.splitlines()
    return lines


@pytest.fixture
def clean(new_place: Callable[[], str]) -> list[str]:
    """What the case holds when nothing goes wrong."""
    place = new_place()
    finish(adder(place))
    return dump(place)


def test_a_case_is_whole_after_being_killed_at_random(new_place: Callable[[], str], clean: list[str]) -> None:
    place = new_place()
    chance = random.Random(7)
    for _ in range(4):
        program = adder(place)
        assert program.stdout is not None
        for _ in range(chance.randrange(1, 12)):
            program.stdout.readline()
        time.sleep(chance.uniform(0, 0.01))
        program.send_signal(signal.SIGKILL)
        program.communicate(timeout=60)
        with open_case(place, create=False) as case:
            for reading in case.readings():
                assert len(list(case.claim_records(document=reading.document.id))) == len(reading.claims)
    lines = finish(adder(place))
    assert sum(line.endswith("False") for line in lines) < DOCUMENTS
    assert dump(place) == clean
    with open_case(place) as case:
        assert len(list(case.search("prisoners", 100))) == DOCUMENTS


def test_two_programs_can_make_and_fill_a_case_at_once(
    new_place: Callable[[], str], clean: list[str]
) -> None:
    place = new_place()
    lines = finish(adder(place), adder(place))
    assert sorted(int(line.split()[0]) for line in lines if line.endswith("True")) == list(range(DOCUMENTS))
    assert dump(place) == clean
