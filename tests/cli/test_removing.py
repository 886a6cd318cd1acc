import shutil

import pytest


@pytest.fixture
def own(case, tmp_path):
    """A copy of the case, to be changed."""
    return shutil.copy(case, tmp_path / "own.db")


def test_a_document_is_removed_and_judgements_about_it_undone(sayso, own):
    (document,) = sayso.json("documents", own)
    claim = sayso.json("claims", own)[0]["id"]
    sayso("misread", own, claim, "--as", "Ana")
    result = sayso("remove", own, document["id"])
    assert result.exit_code == 0, result.output
    assert "1 document removed" in result.stderr
    assert "1 judgement undone" in result.stderr
    assert sayso.json("documents", own) == []
    assert sayso("remove", own, document["id"]).exit_code == 1


def test_reading_anew_with_the_same_reader_changes_nothing(sayso, own):
    before = sayso.json("ties", own)
    result = sayso("reread", own)
    assert result.exit_code == 0, result.output
    assert "0 documents read anew with another outcome" in result.stderr
    assert sayso.json("ties", own) == before
