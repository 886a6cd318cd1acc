import os

import pytest

from engines.readers import load, read
from sayso.engines import Known, Outcome, read_all
from sayso.errors import ModelError, SaysoError, SourceError
from sayso.model import Document, Reading


def in_processes(*paths: str, known: frozenset[str] = frozenset()) -> dict[str, list[Outcome]]:
    by_path: dict[str, list[Outcome]] = {}
    for outcome in read_all(paths, workers=2, load=load, read=read, known=known):
        by_path.setdefault(outcome.path, []).append(outcome)
    return by_path


def test_every_path_is_read_once_in_other_processes() -> None:
    names = [f"n{i},m{i}" for i in range(12)]
    found = in_processes(*names)
    assert sorted(found) == sorted(names)
    for name, outcomes in found.items():
        items = [o.item for o in outcomes]
        assert [i.document.text for i in items if isinstance(i, Reading)] == name.split(",")
    pids = {o.item.version for many in found.values() for o in many if isinstance(o.item, Reading)}
    assert str(os.getpid()) not in pids
    assert 1 <= len(pids) <= 2


@pytest.mark.parametrize(("path", "sign"), [("death", "signal 9"), ("exit", "exit code 7")])
def test_the_death_of_a_process_is_an_error_of_its_file_alone(path: str, sign: str) -> None:
    found = in_processes("a", f"b,{path},c", "d", "e", "f")
    first, second = found.pop(f"b,{path},c")
    assert isinstance(first.item, Reading)
    assert isinstance(second.item, SaysoError)
    assert sign in str(second.item)
    assert second.item.where == f"b,{path},c"
    assert sorted(found) == ["a", "d", "e", "f"]
    assert all(isinstance(o.item, Reading) for many in found.values() for o in many)


def test_errors_come_across_whole_and_known_documents_unread() -> None:
    id = Document(text="fault").id
    found = in_processes("unreadable", "fault", known=frozenset({id}))
    assert found["fault"] == [Outcome("fault", Known(id))]
    error = found["unreadable"][0].item
    assert isinstance(error, SourceError)
    assert (error.what, error.where, error.hint) == ("nothing to read", "unreadable", "Give another file")
    assert str(error) == "unreadable: nothing to read. Give another file"


def test_without_its_models_the_reader_stops_at_once() -> None:
    with pytest.raises(ModelError):
        in_processes("modelless", "a")


def test_abandoned_outcomes_leave_no_process_behind() -> None:
    outcomes = read_all([f"n{i}" for i in range(50)], workers=2, load=load, read=read)
    first = next(outcomes)
    assert isinstance(first.item, Reading)
    outcomes.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(int(first.item.version), 0)
