import pytest

from sayso.model import Document
from sayso.weighing.wires import wire_credit


@pytest.mark.parametrize(
    ("text", "byline", "credit"),
    [
        ("TARNHOLM (Reuters) - The road opened.", None, "Reuters"),
        ("TARNHOLM, Voria, May 2 (Norwire) — The road opened.", None, "Norwire"),
        ("(AFP) - The road opened.", None, "AFP"),
        ("The road opened.", "By Agence France-Presse", "AFP"),
        ("The road opened.", "Ana Veld, Associated Press", "AP"),
        ("The road opened.", "Marsh Coast News Agency", "Marsh Coast News Agency"),
        ("The road (closed since May) - opened.", "Ana Veld", None),
        ("The Grey Dawn (GD) said - again - no.", None, None),
    ],
)
def test_credit_is_what_the_text_says(text: str, byline: str | None, credit: str | None) -> None:
    assert wire_credit(Document(text, byline=byline)) == credit


def test_a_declared_credit_comes_first() -> None:
    assert wire_credit(Document("TARNHOLM (AFP) - x", credit="reuters")) == "Reuters"


def test_who_reads_the_news_is_no_wire() -> None:
    text = "NEWSREADER (Ana Veld): The road opened.\n\nNEWSREADER: It closed again.\n"
    assert wire_credit(Document(text)) is None


def test_a_place_with_its_wire_and_a_colon_is_a_credit() -> None:
    assert wire_credit(Document("TARNHOLM (Norwire): The road opened.\n\nAsked, she said no.\n")) == "Norwire"
