from sayso.case.types import storable


def test_what_databases_refuse_is_replaced_one_for_one() -> None:
    assert storable("a\x00b\ud800c👩d") == "a\ufffdb\ufffdc👩d"
