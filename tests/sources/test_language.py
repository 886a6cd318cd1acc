from __future__ import annotations

import pytest

from sayso.errors import LanguageError
from sayso.sources.language import check_language, identify_language

from .texts import PROSE

SPANISH = (
    "El gobierno de la república negó que hubiera vendido armas a los rebeldes del norte, y el ministro dijo"
    " que dimitiría si se demostrara ante los tribunales."
)


def test_english_prose() -> None:
    assert identify_language(PROSE) == "en"


def test_other_prose() -> None:
    assert identify_language(SPANISH) == "es"


def test_what_the_file_claims_does_not_go_before_the_text() -> None:
    assert identify_language(SPANISH, claimed="en") == "es"


def test_short_text_is_what_it_is_claimed_to_be() -> None:
    assert identify_language("Varda niega", claimed="es-ES") == "es"


@pytest.mark.parametrize("text", ["Varda denies", "Harkan: no talks, no truce", "12 May"])
def test_short_latin_text_is_taken_for_english(text: str) -> None:
    assert identify_language(text) == "en"


def test_short_text_in_another_script_is_not() -> None:
    assert identify_language("دولت این خبر را رد کرد") != "en"


def test_unknown_language_is_refused_with_a_way_out() -> None:
    with pytest.raises(LanguageError, match="--language"):
        check_language("es", where="x")
    assert check_language("en-GB", where="x") == "en"
