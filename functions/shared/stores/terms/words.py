"""Text as it is compared: what is stored and what is asked for are folded and split alike, here alone."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST: Final = 64
"""Characters of a word, or of a facet's value; the rest does not count."""

QUOTES: Final = '"“”„‟«»'
"""Facets do without them, so that every facet can be asked for within quotes."""

_UNSEEN: Final = re.compile(rf"[\x00-\x1f\x7f-\x9f\ud800-\udfff{QUOTES}]+")
# Letters that Unicode does not take apart.
_LETTERS: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_RUN: Final = re.compile(r"[^\W\d_]+|\d+")


def fold(text: str) -> str:
    """Without case and accents, ``ß`` as ``ss``."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return "".join([c for c in plain if not unicodedata.combining(c)]).translate(_LETTERS)


@lru_cache(maxsize=2048)
def facet(text: str) -> str:
    """A facet's value, folded, with one space between words; empty where there is nothing to see."""
    return " ".join(_UNSEEN.sub(" ", fold(text)).split())[:LONGEST].rstrip()


def words(text: str) -> list[str]:
    """Runs of letters and runs of digits, folded: ``IMG_0042`` is ``img`` and ``0042``."""
    folded = fold(text)
    if not folded.isascii():
        folded = "".join([_letter(c) for c in folded])
    return [word[:LONGEST] for word in _RUN.findall(folded)]


def _letter(character: str) -> str:
    """Vowel signs and joiners stand within a word, and without them it is still the same one."""
    if character.isalnum():
        return character
    return "" if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") else " "
