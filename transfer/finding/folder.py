"""What lies in a tree that is to be imported: files, the albums they are for, and their sidecars."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from unicodedata import category, normalize

from transfer.finding.beside import Beside, Files, read_beside
from transfer.finding.found import Contents, Found, TargetAlbum
from transfer.finding.years import is_no_album, is_year
from transfer.sidecars.cards import AlbumCard
from transfer.sidecars.sidecar import ALBUM_FILE, SUFFIX, BadSidecar
from transfer.sidecars.xmp import XMP_SUFFIX
from transfer.sources.file import LocalFile, SourceFile
from transfer.sources.tree import Reading, Tree, read_tree

LONGEST_NAME: Final = 100
MOST_ABOVE: Final = 9
"""Names above an album; of a folder that lies deeper the rest is one name."""
TAKEOUT: Final = "Takeout"
IN_THE_TRASH: Final = "It was thrown away where it comes from."


@dataclass(frozen=True)
class _Folder:
    path: Path
    files: Files
    beside: Beside
    album: TargetAlbum | None
    is_stated: bool = False


def _quietly(_: Path) -> None:
    pass


def look_through(root: Path, album: str | None = None, reading: Reading = _quietly) -> Contents:
    """All files in and below it but hidden ones, each for its folder's album or for the one that is named.

    Raises OSError if the folder or archive itself cannot be read; what is in it and cannot is a file with a
    fault.
    """
    tree = read_tree(root, reading)
    beside = {path: read_beside(files) for path, files in tree.folders.items()}
    cards = {} if album else {path: each.album_card for path, each in beside.items() if each.album_card}
    restored = _oldest_first(cards)
    folders = _for_one(tree, beside, album) if album else _for_each(tree, beside, restored)
    by_id = {cards[path].id: target for path, target in restored.items() if target}
    files = [_with_its_albums(found, by_id) for folder in folders for found in _files(folder)]
    files += [Found(LocalFile(fault.path), None, fault=fault.reason) for fault in tree.faults]
    # What was exported in the order in which it came into the album; what has an album first.
    files.sort(key=lambda found: (found.album is None, found.card.uploaded_at if found.card else ""))
    return Contents(
        tree.root, files, [TargetAlbum(album)] if album else list(by_id.values()), tree.passed_over
    )


def _for_one(tree: Tree, beside: Mapping[Path, Beside], album: str) -> Iterator[_Folder]:
    for path, files in tree.folders.items():
        yield _Folder(path, files, beside[path], TargetAlbum(album))


def _for_each(
    tree: Tree, beside: Mapping[Path, Beside], restored: Mapping[Path, TargetAlbum | None]
) -> Iterator[_Folder]:
    # Those of one Takeout lie side by side; an album of another that has the same name is the same.
    named: dict[Path, list[TargetAlbum]] = defaultdict(lambda: [each for each in restored.values() if each])
    for path, files in tree.folders.items():
        told = beside[path]
        if path in restored:
            yield _Folder(path, files, told, restored[path])
        elif told.google_name is not None and not is_year(told.google_name):
            target = _next_of(told.google_name or _clean(path.name), named[path.parent])
            named[path.parent].append(target)
            yield _Folder(path, files, told, target, is_stated=True)
        elif is_no_album(path.name, told.facts.values()):
            yield _Folder(path, files, told, None)
        else:
            yield _Folder(path, files, told, _album_of(tree.root, path))


def _with_its_albums(found: Found, by_id: Mapping[str, TargetAlbum]) -> Found:
    if found.card is None:
        return found
    albums = [by_id[album_id] for album_id in found.card.album_ids if album_id in by_id]
    return replace(found, also=[album for album in albums if album != found.album])


def _files(folder: _Folder) -> Iterator[Found]:
    cards, beside = folder.beside.cards, folder.beside
    # A sidecar may itself be a photo's file, if somebody has put one into an album.
    sidecars = {name for name in cards if name + SUFFIX not in cards}
    for name, file in folder.files.items():
        is_sidecar = name in sidecars or name in beside.read or _is_exported_xmp(name, sidecars)
        if not is_sidecar and not _is_album_card(name, folder):
            yield _found(folder, file, name if name + SUFFIX not in sidecars else name + SUFFIX)
    for name in sidecars:
        if (photo := name.removesuffix(SUFFIX)) not in folder.files:
            yield _found(folder, LocalFile(folder.path / photo), name)
    for name, reason in beside.alone.items():
        yield Found(folder.files[name], folder.album, left_out=reason)


def _is_exported_xmp(name: str, sidecars: set[str]) -> bool:
    """All that it says the sidecar of ours says too, in whose place nobody need read it."""
    return name.endswith(XMP_SUFFIX) and name.removesuffix(XMP_SUFFIX) + SUFFIX in sidecars


def _found(folder: _Folder, file: SourceFile, sidecar: str) -> Found:
    found = Found(
        file,
        folder.album,
        is_stated=folder.is_stated,
        has_still=file.path.name in folder.beside.moving,
    )
    card = folder.beside.cards.get(sidecar) if sidecar != file.path.name else None
    if isinstance(card, BadSidecar):
        return replace(found, fault=str(card))
    facts = None if card else folder.beside.facts.get(file.path.name)
    thrown_away = IN_THE_TRASH if facts and facts.trashed else None
    return replace(found, card=card, facts=facts, left_out=thrown_away)


def _is_album_card(name: str, folder: _Folder) -> bool:
    is_photo = ALBUM_FILE + SUFFIX in folder.files
    return name == ALBUM_FILE and not is_photo and folder.beside.album_card is not None


def _oldest_first(cards: Mapping[Path, AlbumCard]) -> dict[Path, TargetAlbum | None]:
    """Albums may have one name: which of them a folder is for is told by their age."""
    targets: dict[Path, TargetAlbum | None] = {}
    for folder, card in sorted(cards.items(), key=lambda item: (item[1].created_at, item[1].id)):
        others = [target for target in targets.values() if target]
        targets[folder] = _next_of(card.album_name, others, card.path) if card.is_album else None
    return targets


def _next_of(name: str, others: list[TargetAlbum], path: tuple[str, ...] = ()) -> TargetAlbum:
    same = sum((other.path, other.name) == (path, name) for other in others)
    return TargetAlbum(name, same, path)


def _album_of(root: Path, folder: Path) -> TargetAlbum:
    """Rome, below 2023, for that folder below the root, and the root's own name for itself.

    Without ``Takeout/Google Photos``, where all of a Takeout lies, in whatever language.
    """
    if folder == root:
        return TargetAlbum(_clean(folder.resolve().name))
    parts = folder.relative_to(root).parts
    below = parts[2:] if parts[0] == TAKEOUT and len(parts) > 2 else parts
    above = tuple(_clean(name) for name in below[:-1][:MOST_ABOVE])
    return TargetAlbum(_clean("/".join(below[len(above) :])), path=above)


def _clean(path: str) -> str:
    text = normalize("NFC", os.fsencode(path).decode(errors="replace"))
    name = "".join(" " if category(character) in ("Cc", "Cs") else character for character in text).strip()
    return (name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}") or "Photos"
