import csv
import io


def test_documents_are_listed_with_their_facts(sayso, case):
    (row,) = sayso.json("documents", case)
    assert (row["title"], row["publisher"], row["published"]) == (
        "Front denies arms deal",
        "The Courier",
        "2024-03-01",
    )


def test_voices_are_listed_with_roles_and_kind(sayso, case):
    rows = {row["name"]: row for row in sayso.json("voices", case)}
    assert rows["Ivo Tran"]["kind"] == "speaker"
    assert rows["Ivo Tran"]["roles"] == ["former envoy to Kenya"]


def test_every_claim_has_the_words_at_its_offsets(sayso, case, report):
    text = report.read_text(encoding="utf-8")
    rows = sayso.json("claims", case)
    assert rows
    assert all(text[r["start"] : r["end"]] == r["words"] for r in rows)


def test_claims_can_be_asked_by_voice(sayso, case):
    rows = sayso.json("claims", case, "--voice", "Ivo Tran")
    assert {(r["voice"], r["type"], r["polarity"]) for r in rows} == {
        ("Ivo Tran", "arming", "affirmed"),
        *{(r["voice"], r["type"], r["polarity"]) for r in rows if r["type"] != "arming"},
    }


def test_a_tie_counts_who_says_so_and_who_denies_and_no_comment(sayso, case):
    rows = [r for r in sayso.json("ties", case) if r["type"] == "arming"]
    assert [(r["for"], r["against"]) for r in rows] == [(1, 1)]
    assert rows[0]["voices_for"] == ["Ivo Tran"]
    assert rows[0]["contested"] is True


def test_the_ties_of_two_actors_show_every_wording(sayso, case):
    shown = sayso("ties", case, "Harvan Front", "Tarnan League").stdout
    assert "has been arming" in " ".join(shown.split())


def test_an_actor_that_nobody_is_called_is_an_error(sayso, case):
    assert sayso("ties", case, "Nobody At All").exit_code == 1


def test_csv_has_every_field_and_runs_no_formula(sayso, case):
    rows = list(csv.DictReader(io.StringIO(sayso("claims", case, "--csv").stdout)))
    assert rows[0]["words"]
    assert not any(v.startswith(("=", "+", "@")) for row in rows for v in row.values())


def test_search_finds_words_in_their_document(sayso, case):
    assert [r["title"] for r in sayso.json("search", case, "arming")] == ["Front denies arms deal"]


def test_a_case_that_is_not_there_is_not_made(sayso, tmp_path):
    assert sayso("ties", tmp_path / "none.db").exit_code == 1
    assert not (tmp_path / "none.db").exists()
