"""Where in an export each photo belongs: where it is already, or else under a name that is free."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from functions.shared.models.album import Album
from functions.shared.models.keys import ObjectKey
from functions.shared.models.photo import Photo
from transfer.exporting.names import Names
from transfer.sidecars.cards import NO_ALBUM, AlbumCard, PhotoCard
from transfer.sidecars.sidecar import ALBUM_FILE, SUFFIX, BadSidecar, read_card, write_card


@dataclass(frozen=True)
class PlannedFile:
    """``path`` is where the photo is to be, ``former`` where it was while it was in other albums."""

    path: Path
    photo: Photo
    album_name: str
    former: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Plan:
    """``strangers``: photos that were exported once, and are not in the albums any more."""

    files: Sequence[PlannedFile]
    strangers: Sequence[Path]


def lay_out(root: Path, albums: Sequence[Album], photos: Sequence[Photo]) -> Plan:
    """Makes the folders of all albums, too. Both oldest first, so that what comes later changes no name.

    Raises OSError if the folder cannot be written, BadSidecar if what is in it cannot be understood.
    """
    root.mkdir(parents=True, exist_ok=True)
    folders = _folders(root, albums)
    there = _exported(root)
    by_album: dict[str, list[Photo]] = defaultdict(list)
    for photo in photos:
        by_album[photo.album_id or NO_ALBUM].append(photo)
    files = [
        planned
        for album in albums
        for planned in _plan_album(folders[album.id], album.album_name, by_album[album.id], there)
    ]
    known = {photo.id for photo in photos}
    strangers = [path for photo_id, paths in there.items() if photo_id not in known for path in paths]
    return Plan(files, sorted(strangers))


def _folders(root: Path, albums: Sequence[Album]) -> dict[str, Path]:
    there = {
        card.id: path.parent for path in root.glob(f"*/{ALBUM_FILE}") if (card := read_card(path, AlbumCard))
    }
    names = Names(path.name for path in root.iterdir())
    folders: dict[str, Path] = {}
    for album in albums:
        folder = there.get(album.id) or root / names.take(album.album_name, "Album")
        folder.mkdir(exist_ok=True)
        write_card(folder / ALBUM_FILE, AlbumCard.of(album))
        folders[album.id] = folder
    return folders


def _exported(root: Path) -> dict[str, list[Path]]:
    """By the ids of the photos, where they are, or are to be, by the sidecars that are there."""
    there: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(root.glob(f"*/*{SUFFIX}")):
        card = _card(path)
        if card is not None and _card(path.with_name(path.name + SUFFIX)) is None:
            there[card.id].append(path.with_name(path.name.removesuffix(SUFFIX)))
    return there


def _card(path: Path) -> PhotoCard | None:
    try:
        return read_card(path, PhotoCard)
    except BadSidecar as error:
        raise BadSidecar(f"{path.parent}: {error}") from None


def _plan_album(
    folder: Path, album_name: str, photos: Sequence[Photo], there: dict[str, list[Path]]
) -> Iterator[PlannedFile]:
    names = Names(path.name for path in folder.iterdir())
    for photo in photos:
        former = there.get(photo.id, [])
        kept = next((path for path in former if path.parent == folder), None)
        own = photo.file_name or ObjectKey.parse(photo.key).name
        path = kept or folder / names.take(own, "photo")
        yield PlannedFile(path, photo, album_name, tuple(other for other in former if other != path))
