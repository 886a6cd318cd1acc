from factories import reading
from sayso import api
from sayso.errors import SourceError
from sayso.model import Vocabulary


def dossier(tmp_path, **options):
    with api.open_case(tmp_path / "talks.db") as case:
        for n in range(4):
            case.add(reading(n), path=f"{n}.txt")
        case.fail("broken.pdf", SourceError("the file is encrypted", where="broken.pdf"))
        api.settle(case)
        return [api.report(case, vocabulary=Vocabulary.default(), **options) for _ in range(2)]


def test_the_same_case_gives_the_same_dossier(tmp_path):
    first, second = dossier(tmp_path)
    assert first == second


def test_a_dossier_has_the_words_the_commitments_and_the_failures(tmp_path):
    page, _ = dossier(tmp_path, title="The bay talks")
    assert "The bay talks" in page
    assert "said on day 0 that the" in page
    assert "release all prisoners" in page
    assert "broken.pdf" in page
    assert "the file is encrypted" in page


def test_a_dossier_is_named_after_its_case(tmp_path):
    assert "<title>talks" in dossier(tmp_path)[0].replace("\n", "")
