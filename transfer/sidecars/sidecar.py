"""The files in which an export keeps cards: ``album.json`` in a folder, ``NAME.json`` beside a photo."""

import json
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

from pydantic import ValidationError

from transfer.sidecars.cards import AlbumCard, PhotoCard
from transfer.sidecars.files import write_whole

SUFFIX: Final = ".json"
ALBUM_FILE: Final = "album.json"
LONGEST: Final = 1_000_000
Told: TypeAlias = dict[str, Any]
Card = TypeVar("Card", AlbumCard, PhotoCard)


class BadSidecar(Exception):
    """It says that it is a sidecar of ours, and cannot be read as one."""


def sidecar_of(photo: Path) -> Path:
    return photo.with_name(photo.name + SUFFIX)


def write_card(path: Path, card: AlbumCard | PhotoCard) -> None:
    """If it is not there already as it is to be."""
    text = json.dumps(card.to_document(), ensure_ascii=False, indent=2) + "\n"
    if not path.is_file() or path.read_bytes() != text.encode():
        write_whole(path, [text.encode()])


def read_card(path: Path, kind: type[Card]) -> Card | None:
    """None if the file is something else. Raises BadSidecar if it is one of another version, or damaged."""
    if path.suffix != SUFFIX or not path.is_file() or path.stat().st_size > LONGEST:
        return None
    return card_of(path.name, told_by(path.read_bytes()), kind)


def told_by(content: bytes) -> Told:
    """Nothing where it is no JSON, or tells something else than fields."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def card_of(name: str, told: Told, kind: type[Card]) -> Card | None:
    """As ``read_card`` of a file of this name."""
    if told.get("format") != kind.model_fields["format"].default:
        return None
    if told.get("version") != 1:
        raise BadSidecar(f"{name} has version {told.get('version')} of its format; this reads version 1.")
    try:
        return kind.model_validate(told)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise BadSidecar(f"{name} is damaged: {where} is wrong.") from None
