"""The folds of GUM's news."""

from training.ties.folds import folds


def test_every_document_is_in_one_fold_and_the_folds_are_of_one_size() -> None:
    ids = [f"GUM_news_{n}" for n in range(10)]
    dealt = folds(ids, 4)
    assert sorted(id for fold in dealt for id in fold) == ids
    assert sorted(map(len, dealt)) == [2, 2, 3, 3]


def test_the_folds_do_not_depend_on_the_order_of_the_documents() -> None:
    ids = [f"GUM_news_{n}" for n in range(10)]
    assert folds(ids, 4) == folds(ids[::-1], 4)
