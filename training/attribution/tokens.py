"""The tokenizer of the encoder and the ids that windows and augmentation need."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer


def tokenizer_of(encoder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def sentence_ends(tokenizer: Tokenizer) -> frozenset[int]:
    found = (tokenizer.token_to_id(mark) for mark in ".!?;")
    return frozenset(number for number in found if number is not None)


def quote_ids(tokenizer: Tokenizer) -> dict[str, int]:
    found = {mark: tokenizer.token_to_id(mark) for mark in "\"“”‘’'«»"}
    return {mark: number for mark, number in found.items() if number is not None}
