"""The forms that a word may have where it is written, by a few rules of English and German."""

import unicodedata
from typing import Final

from functions.shared.stores.terms.words import fold

_SHORTEST: Final = 3
"""Letters that are left of a word without its ending."""
_ENDINGS: Final = ("s", "es", "n", "en", "e", "er", "ern")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_AS_TYPED: Final = {"ae": "a", "oe": "o", "ue": "u"}


def singulars(word: str) -> set[str]:
    """What a folded word may be the plural of; among them are words that there are not."""
    found = {word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)}
    if word.endswith("ies"):
        found.add(word.removesuffix("ies") + "y")
    return {one for one in found if len(one) >= _SHORTEST}


def spelled_out(text: str) -> str:
    """Folded, but ``ä`` as ``ae``: so a word differs from one that lacks the dots."""
    return fold(unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS))


def without_umlauts(word: str) -> str | None:
    """``munchen`` of ``muenchen``, typed without umlauts; None where there is nothing of the kind."""
    shorter = word
    for typed, kept in _AS_TYPED.items():
        shorter = shorter.replace(typed, kept)
    return shorter if shorter != word and len(word) >= 5 else None
