"""Which photo a sidecar of another program belongs to, by their names alone."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from unicodedata import normalize

from transfer.sidecars.facts import Facts
from transfer.sidecars.google import rough

SUPPLEMENT: Final = ".supplemental-metadata"
SHORTEST_CUT: Final = 40
"""Bytes: Takeout cuts names at 46 characters, and those of other scripts somewhat before."""
_NUMBERED: Final = re.compile(r"(.*)\((\d{1,5})\)")
_EDITED: Final = re.compile(r"(.+)-[^\W\d_]*(?: [^\W\d_]+)?")
"""Photos that were edited are named so, in the language of the account: -edited, -bearbeitet, -ha editado."""
_STILLS: Final = frozenset({"heic", "heif", "hif", "jpg", "jpeg", "avif", "webp", "dng", "png"})


def google_sidecars(names: Sequence[str], sidecars: Mapping[str, Facts]) -> dict[str, str]:
    """Of each photo its sidecar, all without ``.json``: ``IMG.jpg.supplemental-metadata`` and its kin.

    - The end may be missing, or cut off: ``IMG.jpg``, ``IMG.jpg.suppl``.
    - The name of the photo itself may be cut off, or its ending missing.
    - A number stands elsewhere than in the photo's name: ``IMG(1).jpg`` has ``IMG.jpg.supplemen(1)``.
    - An edited copy, ``IMG-edited.jpg``, has none, and is told of by that of the original.
    """
    search = _Search(sidecars)
    found = {name: sidecar for name in names if (sidecar := search.of(name))}
    by_stem = {_stem(name): sidecar for name, sidecar in found.items()}
    for name in names:
        if name not in found and (original := _original_of(name)):
            sidecar = search.of(original) or by_stem.get(_stem(original))
            found |= {name: sidecar} if sidecar else {}
    return found


class _Search:
    def __init__(self, sidecars: Mapping[str, Facts]) -> None:
        self._facts = sidecars
        self._by_name = {normalize("NFC", name): name for name in sidecars}
        self._by_number = {_numbered(name): name for name in self._by_name}

    def of(self, photo: str) -> str | None:
        photo = normalize("NFC", photo)
        stem, dot, ending = photo.rpartition(".")
        base, number = _numbered(stem)
        without = f"{base}{dot}{ending}"
        return self._first(photo, "") or (self._first(without, number) if number else None)

    def _first(self, photo: str, number: str) -> str | None:
        for base in _bases(photo):
            found = self._by_number.get((base, number)) if number else self._by_name.get(base)
            if found is not None and _may_be(self._facts[self._by_name[found]], photo, base):
                return self._by_name[found]
        return None


def xmp_sidecars(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each with its photo: ``IMG.jpg.xmp`` of ``IMG.jpg``, and ``IMG.xmp`` of whatever has that name."""
    by_name = {normalize("NFC", name).casefold(): name for name in names}
    by_stem: dict[str, list[str]] = {}
    for key, name in by_name.items():
        by_stem.setdefault(key.rpartition(".")[0], []).append(name)
    for key, name in by_name.items():
        stem, _, ending = key.rpartition(".")
        if ending == "xmp":
            of_it = [by_name[stem]] if stem in by_name else by_stem.get(stem, [])
            yield from ((name, photo) for photo in of_it if photo != name)


def beside_stills(names: Sequence[str]) -> Iterator[str]:
    """``IMG_1.MOV`` beside ``IMG_1.HEIC``, and ``PXL_1.MP`` beside ``PXL_1.MP.jpg``, as Takeout has it."""
    folded = {name: normalize("NFC", name).casefold() for name in names}
    stills = {
        stem for stem, _, ending in (key.rpartition(".") for key in folded.values()) if ending in _STILLS
    }
    for name, key in folded.items():
        if key in stills or (key.rpartition(".")[0] in stills and key.rpartition(".")[2] not in _STILLS):
            yield name


def _stem(name: str) -> str:
    return normalize("NFC", name).rpartition(".")[0]


def _numbered(name: str) -> tuple[str, str]:
    """Apart from its number, which may be empty."""
    found = _NUMBERED.fullmatch(name)
    return (found[1], found[2]) if found else (name, "")


def _original_of(photo: str) -> str | None:
    """Of an edited copy: also ``IMG-edited(1).jpg`` was ``IMG(1).jpg``."""
    stem, dot, ending = normalize("NFC", photo).rpartition(".")
    base, number = _numbered(stem)
    edited = _EDITED.fullmatch(base)
    return f"{edited[1]}{f'({number})' if number else ''}{dot}{ending}" if edited else None


def _bases(photo: str) -> Iterator[str]:
    """The longest first, which says most."""
    whole, stem = photo + SUPPLEMENT, photo.rpartition(".")[0]
    for end in range(len(whole), 0, -1):
        base = whole[:end]
        if end < len(photo) and len(os.fsencode(base)) < SHORTEST_CUT:
            break
        yield base
    if stem:
        yield stem


def _may_be(facts: Facts, photo: str, base: str) -> bool:
    """A name that is cut off may be the beginning of several: then the title tells."""
    if len(base) >= len(photo):
        return True
    stem, title = photo.rpartition(".")[0], facts.file_name or ""
    return rough(title).startswith(rough(stem))
