import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from case.dumps import dump
from factories import reading
from sayso.case import Link, documents, open_case
from sayso.case.database import connect
from sayso.case.migrations import upgrade
from sayso.case.tables import VERSION_TABLE, metadata

_OF_SEARCH = ("passage_words", "ix_passages_words", "words", VERSION_TABLE)


def make_old(place: str) -> None:
    """A case of the first schema with two documents."""
    db = connect(place)
    with db.write() as connection:
        upgrade(connection, "0001")
    for n in range(2):
        documents.add(db, reading(n), path=f"{n}.txt", blocks={})
    db.close()


def differences(place: str) -> list[object]:
    """What the database at `place` has otherwise than `tables`, but for what search adds."""

    def included(_object: object, name: str | None, kind: str, _from: bool, _to: object) -> bool:
        if kind == "table":
            return not (name or "").startswith(_OF_SEARCH[0]) and name != VERSION_TABLE
        return name not in _OF_SEARCH

    db = connect(place)
    with db.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": included, "compare_type": False}
        )
        found = list(compare_metadata(context, metadata))
    db.close()
    return found


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("old", [False, True])
def test_a_new_case_and_a_migrated_one_have_the_schema_of_the_tables(place: str, old: bool) -> None:
    if old:
        make_old(place)
    open_case(place).close()
    assert differences(place) == []


def columns(place: str) -> dict[str, list[tuple[str, str, bool]]]:
    db = connect(place)
    inspector = sa.inspect(db.engine)
    found = {
        table: [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)]
        for table in inspector.get_table_names()
    }
    db.close()
    return found


@pytest.mark.filterwarnings("ignore")
def test_a_new_case_and_a_migrated_one_have_the_same_columns(new_place) -> None:  # type: ignore[no-untyped-def]
    old, new = new_place(), new_place()
    make_old(old)
    open_case(old).close()
    open_case(new).close()
    assert columns(old) == columns(new)


def test_an_old_case_keeps_what_it_holds_and_gains_what_is_new(place: str) -> None:
    make_old(place)
    with open_case(place) as case:
        id = reading(0).document.id
        assert case.reading(id) == reading(0)
        assert len(list(case.search("prisoners"))) == 2
        assert id in case.unlinked()
        assert case.link(id, lambda known: Link(credit="Norwire"))
        assert [f.id for f in case.copy_facts()] == [id]
        case.add(reading(2), path="2.txt")
    open_case(place, create=False).close()


def test_a_migrated_case_equals_a_new_one(new_place) -> None:  # type: ignore[no-untyped-def]
    old, new = new_place(), new_place()
    make_old(old)
    open_case(old).close()
    with open_case(new) as case:
        for n in range(2):
            case.add(reading(n), path=f"{n}.txt")
    assert dump(old) == dump(new)


def test_a_migration_that_fails_leaves_the_case_as_it_was(place: str) -> None:
    make_old(place)
    db = connect(place)
    with db.write() as connection:
        connection.execute(sa.text("CREATE TABLE copies (document INTEGER)"))
    db.close()
    with pytest.raises(Exception, match="copies"):
        open_case(place)
    db = connect(place)
    with db.read() as connection:
        revision = connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one()
        tables = sa.inspect(connection).get_table_names()
    db.close()
    assert revision == "0001"
    assert "signatures" not in tables
