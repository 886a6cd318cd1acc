import os

import pytest

from engines.readers import load, read
from sayso.engines import Known, Outcome, read_all
from sayso.errors import ModelError, SaysoError, SourceError
from sayso.model import Document, Reading


def texts(outcomes: list[Outcome]) -> list[str]:
    return [o.item.document.text for o in outcomes if isinstance(o.item, Reading)]


def test_reads_in_the_order_of_the_paths() -> None:
    outcomes = list(read_all(["b,c", "a"], load=load, read=read))
    assert [(o.path, o.item.document.text) for o in outcomes if isinstance(o.item, Reading)] == [
        ("b,c", "b"),
        ("b,c", "c"),
        ("a", "a"),
    ]


def test_one_worker_reads_in_this_process() -> None:
    (outcome,) = read_all(["a"], load=load, read=read)
    assert isinstance(outcome.item, Reading)
    assert outcome.item.version == str(os.getpid())


def test_an_item_that_cannot_be_loaded_leaves_its_neighbours() -> None:
    outcomes = list(read_all(["a,unreadable,b"], load=load, read=read))
    assert texts(outcomes) == ["a", "b"]
    assert isinstance(outcomes[1].item, SourceError)


@pytest.mark.parametrize(("path", "fault"), [("fault", "RecursionError"), ("broken", "ZeroDivisionError")])
def test_a_fault_of_the_program_is_an_error_of_its_file(path: str, fault: str) -> None:
    outcomes = list(read_all(["a", path, "b"], load=load, read=read))
    assert texts(outcomes) == ["a", "b"]
    error = outcomes[1].item
    assert isinstance(error, SaysoError)
    assert fault in str(error)
    assert error.where == path


def test_known_documents_are_not_read() -> None:
    id = Document(text="fault").id
    (outcome,) = read_all(["fault"], load=load, read=read, known={id})
    assert outcome == Outcome("fault", Known(id))


def test_without_its_models_the_reader_stops_at_once() -> None:
    with pytest.raises(ModelError):
        list(read_all(["a", "modelless", "b"], load=load, read=read))


def test_paths_are_taken_only_as_needed() -> None:
    taken: list[str] = []

    def paths() -> object:
        for name in "abc":
            taken.append(name)
            yield name

    next(read_all(paths(), load=load, read=read))  # type: ignore[arg-type]
    assert taken == ["a"]


def test_no_workers_are_refused() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        read_all([], workers=0)
