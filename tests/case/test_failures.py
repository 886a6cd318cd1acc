from datetime import UTC

from sayso.case import Case
from sayso.errors import LanguageError, SourceError

EMPTY = SourceError("the file is empty", where="b.txt", hint="Give another")


def test_a_failure_says_where_and_why(case: Case) -> None:
    case.fail("b.txt", EMPTY)
    (failure,) = case.failures()
    assert (failure.path, failure.place, failure.code) == ("b.txt", "b.txt", "source")
    assert failure.message == "b.txt: the file is empty. Give another"
    assert failure.at.tzinfo is UTC


def test_items_of_one_file_fail_each_for_itself(case: Case) -> None:
    case.fail("a.jsonl", SourceError("no text", where="a.jsonl:3"))
    case.fail("a.jsonl", LanguageError("not read: xx", where="a.jsonl:1"))
    assert [(f.place, f.code) for f in case.failures()] == [
        ("a.jsonl:1", "language"),
        ("a.jsonl:3", "source"),
    ]


def test_a_later_failure_of_the_same_place_takes_over(case: Case) -> None:
    case.fail("b.txt", EMPTY)
    case.fail("b.txt", LanguageError("not read: xx", where="b.txt"))
    assert [f.code for f in case.failures()] == ["language"]


def test_failures_are_forgotten_when_a_path_is_tried_again(case: Case) -> None:
    case.fail("b.txt", EMPTY)
    case.fail("c.txt", SourceError("gone"))
    case.clear_failures("b.txt")
    assert [(f.path, f.place) for f in case.failures()] == [("c.txt", "c.txt")]
