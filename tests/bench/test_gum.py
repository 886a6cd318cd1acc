"""What the benchmark of coreference takes from its scorer's table."""

from __future__ import annotations

import pytest
from bench.gum import figures_of

TABLE = """MUC           0.680  0.644  0.661
CoNLL F1                  0.512    {'gold mentions': 977}
NAMED pron     n= 301 lenient 0.780 strict 0.751 wrong 0.063 none 0.157
NAMED nominal  n=  76 lenient 0.330 strict 0.316 wrong 0.050 none 0.620
"""


def test_the_exact_match_gives_where_pronouns_and_descriptions_went() -> None:
    found = figures_of(TABLE, "exact")
    assert found == {
        "CoNLL F1, exact": 0.512, "pron right": 0.751, "pron wrong": 0.063, "nominal right": 0.316,
        "nominal wrong": 0.05,
    }  # fmt: skip


def test_the_match_by_heads_says_so_in_every_name() -> None:
    found = figures_of(TABLE, "head")
    assert set(found) == {
        "CoNLL F1, head", "pron right, head", "pron wrong, head", "nominal right, head",
        "nominal wrong, head",
    }  # fmt: skip


def test_a_table_without_the_figure_is_an_error_not_a_zero() -> None:
    with pytest.raises(ValueError, match="no CoNLL F1"):
        figures_of("scorer: no such file", "exact")
