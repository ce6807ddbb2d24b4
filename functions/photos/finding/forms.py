"""The forms that a word may have where it is written, by a few rules of English and German."""

import unicodedata
from typing import Final

from functions.shared.stores.terms.words import fold, words

_SHORTEST: Final = 3
"""Letters that are left of a word without its ending."""
_ENDINGS: Final = ("s", "es", "n", "en", "e", "er", "ern")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_KEPT: Final = {"ae": "a", "oe": "o", "ue": "u"}


def singulars(word: str) -> list[str]:
    """What a folded word may be the plural of; that some are no words does no harm."""
    found = {word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)}
    if word.endswith("ies"):
        found.add(word.removesuffix("ies") + "y")
    return sorted(one for one in found if len(one) >= _SHORTEST)


def spelled_out(text: str) -> str:
    """Its words, folded, but with ``ä`` as ``ae``: so a word differs from one that has no dots."""
    plain = unicodedata.normalize("NFC", text.casefold()).translate(_UMLAUTS)
    return " ".join(words(fold(plain)))


def without_umlauts(word: str) -> str | None:
    """``munchen``, as München is kept, of ``muenchen``; None where there is nothing of the kind."""
    shorter = word
    for typed, kept in _KEPT.items():
        shorter = shorter.replace(typed, kept)
    return shorter if shorter != word and len(word) > 4 else None
