"""Which language a text is in, and whether the reader knows it."""

from __future__ import annotations

import math
import re
from typing import Final

from sayso.errors import LanguageError

KNOWN: Final = frozenset({"en"})
"""The languages that the reader reads, as ISO 639-1 codes."""

_FUNCTION_WORDS: Final = frozenset(
    "the of and to that was with they which have from his been said were are has had this"
    " would their will not for"
    " about there who what when but by it he she we you its is at be an".split()
)
_ENGLISH_SHARE: Final = 0.18
"""English prose holds these words in 25 to 45 of 100; French, German, Spanish, Dutch, Italian in under 8."""
_SHORT: Final = 25
_SAMPLE: Final = 6000
_SURE: Final = 0.9


def identify_language(text: str, *, claimed: str | None = None) -> str:
    """The language of `text` as an ISO 639-1 code.

    Prose rich in English function words is English: no model is loaded for it. Otherwise py3langid
    decides. A text of under 25 words tells too little: it is what the file claims (`claimed`), else
    English if its letters are mostly Latin and py3langid is not sure of another language.
    """
    sample = _sample(text)
    words = re.findall(r"[^\W\d_]+", sample.lower())
    english = sum(word in _FUNCTION_WORDS for word in words)
    if len(words) >= _SHORT and english >= _ENGLISH_SHARE * len(words):
        return "en"
    latin = sum(map(str.isascii, (c for c in sample if c.isalpha())))
    letters = sum(map(str.isalpha, sample)) or 1
    if len(words) >= _SHORT:
        return _classify(sample)[0]
    if claimed:
        return base_language(claimed)
    if latin >= 0.9 * letters and (english or not words):
        return "en"
    code, sure = _classify(sample)
    return "en" if latin >= 0.9 * letters and (sure < _SURE or len(words) < 6) else code


def check_language(code: str, *, where: str) -> str:
    """`code`'s base language if the reader knows it; raises LanguageError if not."""
    language = base_language(code)
    if language not in KNOWN:
        raise LanguageError(
            f"the document is in a language that the reader does not know ({language})",
            where=where,
            hint=f"It reads {', '.join(sorted(KNOWN))}; if it errs, name the language with --language",
        )
    return language


def base_language(code: str) -> str:
    """ "en-GB" and "EN_us" are "en"."""
    return re.split(r"[-_]", code.strip().lower())[0]


def _sample(text: str) -> str:
    """The start and the middle: a page may open in one language and go on in another."""
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + text[middle : middle + _SAMPLE]


def _classify(sample: str) -> tuple[str, float]:
    """The likeliest language and its share of the probability among all that py3langid knows."""
    # Half a second to load: only for texts that the function words leave open.
    import py3langid

    scores = [(str(code), float(score)) for code, score in py3langid.rank(sample)]
    best = max(scores, key=lambda pair: pair[1])
    return best[0], 1 / sum(math.exp(max(score - best[1], -700.0)) for _, score in scores)
