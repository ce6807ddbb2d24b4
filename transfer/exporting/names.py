"""Names for files and folders that every usual file system takes, and tells apart."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final
from unicodedata import category, normalize

from transfer.sidecars.sidecar import ALBUM_FILE, SUFFIX
from transfer.sidecars.xmp import XMP_SUFFIX

LONGEST_BYTES: Final = 220
"""Of 255, which leaves room for a number and for what is appended."""
UNSAFE: Final = frozenset('/\\:*?"<>|\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069')
"""Separators, what Windows refuses, and what shows a name in another order than it has."""
DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
"""Which Windows takes for devices, whatever they end in."""


class Names:
    """Those of one folder; two that differ in case or normal form alone are one to some file systems."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {_sameness(name) for name in (ALBUM_FILE, *taken)}

    def take(self, wanted: str, fallback: str) -> str:
        """Free, as are the names of its sidecars: ``wanted``, or close to it."""
        name = safe(wanted) or fallback
        stem, suffix = PurePath(name).stem, PurePath(name).suffix
        number = 1
        while _with_sidecars(name) & self._taken:
            number += 1
            name = f"{stem} ({number}){suffix}"
        self._taken |= _with_sidecars(name)
        return name


def _with_sidecars(name: str) -> set[str]:
    return {_sameness(name + suffix) for suffix in ("", SUFFIX, XMP_SUFFIX)}


def safe(name: str) -> str:
    """Without what some system refuses in a name; nothing is left of some."""
    kept = "".join(
        "_" if character in UNSAFE or category(character) in ("Cc", "Cs", "Zl", "Zp") else character
        for character in name
    ).strip(" .")
    stem, suffix = PurePath(kept).stem, PurePath(kept).suffix
    if stem.partition(".")[0].strip().lower() in DEVICES:
        stem = f"_{stem}"
    room = max(LONGEST_BYTES - len(suffix.encode()), 0)
    return (_cut(stem, room) + _cut(suffix, LONGEST_BYTES)).strip(" .")


def _cut(text: str, room: int) -> str:
    return text.encode()[:room].decode(errors="ignore")


def _sameness(name: str) -> str:
    return normalize("NFC", normalize("NFC", name).casefold())
