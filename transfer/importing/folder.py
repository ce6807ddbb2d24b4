"""What lies in a folder that is to be imported: files, the albums they are for, and their sidecars."""

import os
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from unicodedata import category, normalize

from transfer.sidecars.cards import AlbumCard, PhotoCard
from transfer.sidecars.sidecar import ALBUM_FILE, SUFFIX, BadSidecar, read_card, sidecar_of
from transfer.sidecars.xmp import XMP_SUFFIX

LONGEST_NAME: Final = 100


@dataclass(frozen=True)
class TargetAlbum:
    """The album of this name; of several, the one that is older than all but ``nth`` of them."""

    name: str
    nth: int = 0


@dataclass(frozen=True)
class Found:
    """``card`` is what its sidecar tells; ``fault`` why that, or what lies here, cannot be read.

    ``also``: the other albums that it was in.
    """

    path: Path
    album: TargetAlbum
    card: PhotoCard | None = None
    fault: str | None = None
    also: Sequence[TargetAlbum] = ()


@dataclass(frozen=True)
class Contents:
    """``albums``: those that are to be there, photos in them or not; of an export oldest first."""

    files: Sequence[Found]
    albums: Sequence[TargetAlbum]

    @property
    def cards(self) -> Mapping[Path, PhotoCard]:
        return {found.path: found.card for found in self.files if found.card}


def look_through(root: Path, album: str | None = None) -> Contents:
    """All files in and below it but hidden ones, each for its folder's album or for the one that is named.

    Raises OSError if the folder itself cannot be read; one below it that cannot is a file with a fault.
    """
    with os.scandir(root):
        unread: list[OSError] = []
    folders = dict(_folders(root, unread.append))
    cards = {} if album else {folder: card for folder in folders if (card := _album_card(folder))}
    restored = _oldest_first(cards)
    files: list[Found] = []
    for folder, names in folders.items():
        target = (
            TargetAlbum(album) if album else restored.get(folder) or TargetAlbum(_album_name(root, folder))
        )
        files += _files(folder, names, target)
    by_id = {cards[folder].id: target for folder, target in restored.items()}
    files = [_with_its_albums(found, by_id) for found in files]
    files += [Found(Path(e.filename), TargetAlbum(""), fault=f"{e.strerror}.") for e in unread]
    # What was exported in the order in which it came into the album.
    files.sort(key=lambda found: found.card.uploaded_at if found.card else "")
    return Contents(files, [TargetAlbum(album)] if album else list(restored.values()))


def _with_its_albums(found: Found, by_id: Mapping[str, TargetAlbum]) -> Found:
    if found.card is None:
        return found
    albums = [by_id[album_id] for album_id in found.card.album_ids if album_id in by_id]
    return replace(found, also=[album for album in albums if album != found.album])


def _folders(root: Path, unread: Callable[[OSError], None]) -> Iterator[tuple[Path, list[str]]]:
    for folder, below, names in os.walk(root, onerror=unread):
        below[:] = sorted(name for name in below if not name.startswith("."))
        yield Path(folder), sorted(name for name in names if not name.startswith("."))


def _files(folder: Path, names: Sequence[str], album: TargetAlbum) -> Iterator[Found]:
    cards = {name: card for name in names if (card := _photo_card(folder / name))}
    # A sidecar may itself be a photo's file, if somebody has put one into an album.
    sidecars = {name: card for name, card in cards.items() if name + SUFFIX not in cards}
    for name in names:
        is_sidecar = name in sidecars or _is_exported_xmp(name, sidecars)
        if not is_sidecar and not _is_album_card(folder / name):
            yield _found(folder / name, album, sidecars.get(name + SUFFIX))
    for name, card in sidecars.items():
        if (photo := name.removesuffix(SUFFIX)) not in names:
            yield _found(folder / photo, album, card)


def _is_exported_xmp(name: str, sidecars: Container[str]) -> bool:
    """All that it says the sidecar of ours says too, in whose place nobody need read it."""
    return name.endswith(XMP_SUFFIX) and name.removesuffix(XMP_SUFFIX) + SUFFIX in sidecars


def _found(path: Path, album: TargetAlbum, card: PhotoCard | BadSidecar | None) -> Found:
    if isinstance(card, BadSidecar):
        return Found(path, album, fault=str(card))
    return Found(path, album, card)


def _photo_card(path: Path) -> PhotoCard | BadSidecar | None:
    try:
        return read_card(path, PhotoCard)
    except BadSidecar as error:
        return error
    except OSError:
        return None


def _album_card(folder: Path) -> AlbumCard | None:
    try:
        return read_card(folder / ALBUM_FILE, AlbumCard)
    except (BadSidecar, OSError):
        # The folder's name will do: there is more in it than this.
        return None


def _is_album_card(path: Path) -> bool:
    return path.name == ALBUM_FILE and not sidecar_of(path).exists() and _album_card(path.parent) is not None


def _oldest_first(cards: Mapping[Path, AlbumCard]) -> dict[Path, TargetAlbum]:
    """Albums may have one name: which of them a folder is for is told by their age."""
    targets: dict[Path, TargetAlbum] = {}
    for folder, card in sorted(cards.items(), key=lambda item: (item[1].created_at, item[1].id)):
        nth = sum(target.name == card.album_name for target in targets.values())
        targets[folder] = TargetAlbum(card.album_name, nth)
    return targets


def _album_name(root: Path, folder: Path) -> str:
    """``2023/Rome`` for that folder below the root, and the root's own name for itself."""
    path = folder.relative_to(root).as_posix() if folder != root else folder.resolve().name
    text = normalize("NFC", os.fsencode(path).decode(errors="replace"))
    name = "".join(" " if category(character) in ("Cc", "Cs") else character for character in text).strip()
    return (name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}") or "Photos"
