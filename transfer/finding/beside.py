"""What lies beside the photos of one folder: sidecars of an export, and of other programs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from transfer.finding.pairing import beside_stills, google_sidecars, xmp_sidecars
from transfer.sidecars.cards import AlbumCard, PhotoCard
from transfer.sidecars.facts import Facts, facts_of_xmp
from transfer.sidecars.google import google_album, google_photo
from transfer.sidecars.sidecar import ALBUM_FILE, LONGEST, SUFFIX, BadSidecar, Told, card_of, told_by
from transfer.sources.file import SourceFile, head_of

Files = Mapping[str, SourceFile]
_NO_PHOTO: Final = "The photo that this tells of is not here."


@dataclass(frozen=True)
class Beside:
    """``cards`` by the names of their sidecars, ``facts`` by those of the photos.

    ``read``: names of what is no file of its own, but was read for others. ``alone``: sidecars without photo.
    ``google_name`` is that of an album of Google Photos, perhaps empty.
    """

    cards: Mapping[str, PhotoCard | BadSidecar]
    album_card: AlbumCard | None
    facts: Mapping[str, Facts]
    read: frozenset[str]
    alone: Mapping[str, str]
    google_name: str | None
    moving: frozenset[str] = frozenset()
    """Of what has a picture of its name beside it; if it is a film, that of a Live Photo."""


def read_beside(files: Files) -> Beside:
    told = {name: told_by(_content(file)) for name, file in files.items() if name.lower().endswith(SUFFIX)}
    cards = {name: card for name, fields in told.items() if (card := _card(name, fields))}
    # What has a sidecar of an export is a file that somebody had put into an album.
    foreign = {name: fields for name, fields in told.items() if name + SUFFIX not in cards}
    google = {name: facts for name, fields in foreign.items() if (facts := google_photo(fields))}
    albums = {name: title for name, fields in foreign.items() if (title := google_album(fields)) is not None}
    photos = [name for name in files if name not in told]
    pairs = _paired(photos, google)
    facts_of = {photo: google[sidecar] for photo, sidecar in pairs.items()}
    xmp = list(_xmp_facts(files, photos, cards))
    for _, photo, of_it in xmp:
        facts_of[photo] = of_it.completed_by(facts_of.get(photo, Facts()))
    return Beside(
        cards,
        _album_card(told.get(ALBUM_FILE, {})),
        facts_of,
        frozenset({*google, *albums, *(name for name, _, _ in xmp)}),
        dict.fromkeys(google.keys() - set(pairs.values()), _NO_PHOTO),
        next(iter(albums.values()), None),
        frozenset(beside_stills(photos)),
    )


def _paired(names: list[str], google: Mapping[str, Facts]) -> dict[str, str]:
    by_base = {name[: -len(SUFFIX)]: name for name in google}
    found = google_sidecars(names, {base: google[name] for base, name in by_base.items()})
    return {photo: by_base[base] for photo, base in found.items()}


def _xmp_facts(
    files: Files, photos: list[str], cards: Mapping[str, object]
) -> Iterator[tuple[str, str, Facts]]:
    """Not of photos that an export has told of."""
    for name, photo in xmp_sidecars(photos):
        if photo + SUFFIX not in cards and (facts := facts_of_xmp(_content(files[name]))):
            yield name, photo, facts


def _content(file: SourceFile) -> bytes:
    """Nothing of what cannot be read, is no file, or too large for a sidecar."""
    try:
        is_short = file.stands() and file.size() <= LONGEST
        return head_of(file, LONGEST) if is_short else b""
    except OSError:
        return b""


def _card(name: str, told: Told) -> PhotoCard | BadSidecar | None:
    if not name.endswith(SUFFIX):
        return None
    try:
        return card_of(name, told, PhotoCard)
    except BadSidecar as error:
        return error


def _album_card(told: Told) -> AlbumCard | None:
    try:
        return card_of(ALBUM_FILE, told, AlbumCard)
    except BadSidecar:
        # The folder's name will do: there is more in it than this.
        return None
