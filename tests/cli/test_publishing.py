import json


def test_the_dossier_is_one_page(sayso, case, tmp_path):
    out = tmp_path / "dossier.html"
    assert sayso("report", case, "-o", out).exit_code == 0
    assert "Harvan Front" in out.read_text(encoding="utf-8")


def test_an_export_goes_to_standard_output_without_a_file(sayso, case):
    result = sayso("export", case, "--to", "jsonl")
    assert result.exit_code == 0
    assert all(json.loads(line) for line in result.stdout.splitlines())


def test_a_format_that_there_is_not_is_a_usage_error(sayso, case):
    assert sayso("export", case, "--to", "wordperfect").exit_code == 2


def test_a_file_that_cannot_be_written_is_an_error_and_leaves_nothing(sayso, case, tmp_path):
    (tmp_path / "file").write_text("")
    assert sayso("export", case, "--to", "csv", "-o", tmp_path / "file" / "out.csv").exit_code == 1
