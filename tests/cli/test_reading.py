import json


def test_read_prints_one_object_for_each_document(sayso, report):
    result = sayso("read", report, "--json")
    data = json.loads(result.stdout)
    assert set(data) == {"document", "entities", "attributions", "claims", "commitments", "reader"}
    assert data["document"]["text"] == report.read_text(encoding="utf-8")


def test_read_takes_standard_input(sayso, report):
    data = json.loads(sayso("read", "-", "--json", input=report.read_bytes()).stdout)
    assert data["document"]["title"] == "Front denies arms deal"


def test_read_shows_voices_ties_and_comments_apart(sayso, report):
    shown = sayso("read", report).stdout
    assert "Ivo Tran  former envoy to Kenya" in shown
    assert "Harvan Front → Tarnan League" in shown
    assert shown.index("Reader comments (2), unverified and never counted") > shown.index("Ivo Tran")


def test_read_writes_a_page(sayso, report, tmp_path):
    out = tmp_path / "page.html"
    assert sayso("read", report, "--html", out).exit_code == 0
    assert "Ivo Tran" in out.read_text(encoding="utf-8")


def test_read_draws_a_picture(sayso, report, tmp_path):
    out = tmp_path / "read.svg"
    assert sayso("read", report, "--picture", out).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("<svg")


def test_a_file_that_fails_does_not_stop_the_rest(sayso, report, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = sayso("read", empty, report, "--json")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert "empty" in result.stderr


def test_a_language_that_the_reader_does_not_know_is_refused(sayso, tmp_path):
    path = tmp_path / "acuerdo.txt"
    path.write_text("El gobierno y los rebeldes firmaron ayer el acuerdo de paz en la capital. " * 5)
    result = sayso("read", path)
    assert result.exit_code == 3
    assert "es" in result.stderr


def test_more_types_of_tie_come_from_a_file(sayso, tmp_path):
    bad = tmp_path / "ties.toml"
    bad.write_text("[type.rivalry]\nlabel = 'rivals of'\n")
    assert sayso("read", bad, "--ties", bad).exit_code == 1
