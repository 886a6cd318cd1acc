import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from factories import reading
from sayso.case import open_case
from sayso.case.database import Database, connect
from sayso.case.tables import VERSION_TABLE
from sayso.errors import CaseError


def run(place: str, statement: str) -> None:
    db: Database = connect(place)
    with db.write() as connection:
        connection.execute(sa.text(statement))
    db.close()


def test_there_must_be_a_case_when_none_is_to_be_made(place: str) -> None:
    with pytest.raises(CaseError, match=r"no (such )?case"):
        open_case(place, create=False)
    open_case(place).close()
    open_case(place, create=False).close()


def test_looking_for_a_case_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        open_case(tmp_path / "x", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_newer_case_is_refused_and_left_alone(place: str) -> None:
    open_case(place).close()
    run(place, f"UPDATE {VERSION_TABLE} SET version_num = '9000'")
    with pytest.raises(CaseError, match="newer Sayso"):
        open_case(place)
    db = connect(place)
    with db.read() as connection:
        assert connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar() == "9000"
    db.close()


def test_a_database_of_something_else_is_refused_and_left_alone(place: str) -> None:
    run(place, "CREATE TABLE accounts (id INTEGER)")
    with pytest.raises(CaseError, match="something else"):
        open_case(place)
    db = connect(place)
    assert sa.inspect(db.engine).get_table_names() == ["accounts"]
    db.close()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a case at all. " * 100)
    with pytest.raises(CaseError, match="not a case"):
        open_case(path)
    assert path.read_text() == "Not a case at all. " * 100


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="folder"):
        open_case(tmp_path)


def test_a_case_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no such folder"):
        open_case(tmp_path / "nowhere" / "x.sayso")


def test_a_case_where_nothing_can_be_written_is_refused() -> None:
    with pytest.raises(CaseError, match="cannot be"):
        open_case("/proc/x.sayso")


def test_a_case_that_another_program_holds_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.case.database.BUSY_SECONDS", 0.1)
    path = tmp_path / "x.sayso"
    with open_case(path) as case:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseError, match=r"locked.*Wait until"):
            case.add(reading(0), path="x")
        assert not case.has(reading(0).document.id)
        other.execute("ROLLBACK")
        other.close()
        assert case.add(reading(0), path="x")


def test_a_truncated_case_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "x.sayso"
    with open_case(path) as case:
        for n in range(20):
            case.add(reading(n), path="x")
    os.truncate(path, 20_000)
    with pytest.raises(CaseError, match="damaged"), open_case(path) as case:
        list(case.readings())


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with pytest.raises(CaseError, match="cannot be reached") as error:
        open_case("postgresql://ana:secret@127.0.0.1:1/case")
    assert "secret" not in str(error.value)
    assert "127.0.0.1:1/case" in str(error.value)


def test_a_malformed_url_is_refused() -> None:
    with pytest.raises(CaseError, match="malformed"):
        open_case("postgresql://host:port:port/x")


def test_opening_an_up_to_date_case_is_quick(place: str) -> None:
    open_case(place).close()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        open_case(place).close()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.05


def test_opening_needs_no_migration_tool(place: str) -> None:
    program = (
        f"import sys; from sayso.case import open_case; open_case({place!r}).close();"
        " sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_readers_see_one_state_while_others_write(new_place: Callable[[], str]) -> None:
    place = new_place()
    with open_case(place) as case, open_case(place) as other:
        for n in range(300):
            case.add(reading(n, sentences=1), path="x")
        claims = case.claim_records()
        next(claims)
        other.add(reading(1000), path="x")
        assert sum(1 for _ in claims) == 300 * 4 - 1
