def test_adding_again_adds_nothing(sayso, case, report):
    result = sayso("add", case, report, "--published", "2024-03-01", "--publisher", "The Courier")
    assert result.exit_code == 0
    assert "0 documents added, 1 known already, 0 failed" in result.stderr


def test_failed_files_are_listed_with_reasons(sayso, report, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a long path would wrap in the table
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (tmp_path / "good.txt").write_text(report.read_text(encoding="utf-8"))
    result = sayso("add", "case.db", "broken.pdf", "good.txt")
    assert result.exit_code == 3
    assert "1 document added" in result.stderr
    assert "broken.pdf" in result.stderr


def test_a_case_that_is_no_case_is_refused(sayso, report, tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("these are my notes")
    assert sayso("add", path, report).exit_code == 1
    assert path.read_text() == "these are my notes"


def test_a_reference_list_is_matched_once_documents_are_added(sayso, report, tmp_path):
    known = tmp_path / "known.csv"
    known.write_text("name,type\nHarvan Front,organization\n")
    result = sayso("add", tmp_path / "c.db", report, "--reference", known)
    assert result.exit_code == 0, result.output
    assert "1 new suggestion" in result.stderr
    (asked,) = sayso.json("review", tmp_path / "c.db")
    assert asked["why"] == "reference list"
    assert sayso("add", tmp_path / "c.db", report, "--reference", tmp_path / "nosuch.csv").exit_code == 2
