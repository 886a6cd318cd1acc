from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.errors import SaysoError
from sayso.weighing import Priors, reliabilities, standing
from sayso.weighing.support import support

Make = Callable[..., Any]


def test_nobody_counted_gives_the_prior() -> None:
    assert support((), (), priors=Priors(tie=0.2)) == pytest.approx(0.2)


def test_one_for_and_one_against_of_equal_reliability_cancel(claim: Make) -> None:
    found = standing([claim("a:1", said_by="m"), claim("b:1", said_by="n", polarity="denied")])
    assert found.support == 0.5


def test_a_lone_voice_learns_nothing_about_itself(claim: Make) -> None:
    found = [standing([claim(f"a:{i}", object=f"o{i}", said_by="m")]) for i in range(9)]
    assert reliabilities(found) == {"m": 0.7}


def test_a_voice_that_disagrees_with_the_others_loses_reliability(claim: Make) -> None:
    found = [
        standing(
            [
                claim(f"a:{i}", object=f"o{i}", said_by=v, polarity="denied" if v == "liar" else "affirmed")
                for v in [("p", "q", "r", "liar")[i % 4]]
            ]
            + [claim(f"b:{i}{v}", object=f"o{i}", said_by=v) for v in ("p", "q", "r")]
            + [claim(f"c:{i}", object=f"o{i}", said_by="liar", polarity="denied")]
        )
        for i in range(6)
    ]
    learnt = reliabilities(found)
    assert learnt["liar"] < 0.5 < 0.7 < learnt["p"]


def test_priors_are_editable_and_checked() -> None:
    with pytest.raises(SaysoError, match="speaker"):
        Priors(speaker=1.0)
