"""The library of ``benchmarks.scale`` with looks: a hundredth of its photos has copies, a fifth is bursts."""

from collections.abc import Iterator
from random import Random
from typing import Final

from benchmarks.scale.library import Library
from functions.shared.models.look import LEAD
from functions.shared.models.metadata import TakenAtSource
from functions.shared.models.photo import Photo
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.photos import PHOTOS
from functions.shared.stores.sqlite.store import SqliteStore

AT_ONCE: Final = 20_000
COPIED: Final = 100
OF_A_BURST: Final = 5
BITS: Final = 256


def fill_with_looks(store: MetadataStore, library: Library) -> int:
    """How many copies were made."""
    assert isinstance(store, SqliteStore)
    table, some, copies = store.collection(PHOTOS), list[Photo](), 0
    for photo in _photos(library):
        some.append(photo)
        copies += photo.camera is None
        if len(some) >= AT_ONCE:
            table.insert_many([each.to_document() for each in some])
            some.clear()
    table.insert_many([each.to_document() for each in some])
    return copies


def _photos(library: Library) -> Iterator[Photo]:
    look = 0
    for number, photo in enumerate(library.all_photos()):
        draw = Random(number)
        is_next = number % OF_A_BURST == 1
        look = _with_flipped(look, draw, 14) if is_next else draw.getrandbits(BITS)
        update = {
            "camera": photo.camera or "X-T5",
            "look": f"{look:064x}",
            "taken_at_source": TakenAtSource.EXIF,
        }
        yield photo.model_copy(update=update)
        if number % COPIED == 0:
            yield _copy(photo, _with_flipped(look, draw, 4))


def _with_flipped(look: int, draw: Random, most: int) -> int:
    """Short waves flip more easily than the long ones, of which the lead tells."""
    lead = 4 * LEAD
    long = draw.sample(range(BITS - lead, BITS), most // 4)
    return look ^ sum(1 << bit for bit in (*long, *draw.sample(range(BITS - lead), most - most // 4)))


def _copy(photo: Photo, look: int) -> Photo:
    id = f"{photo.id[:8]}c{photo.id[9:]}"
    update = {
        "id": id,
        "key": f"incoming:{photo.user_name}:{id}",
        "look": f"{look:064x}",
        "sha256": f"c{photo.sha256[1:]}",
        "width": 1600,
        "height": 1200,
        "size": 300_000,
        "camera": None,
        "taken_at": None,
        "taken_at_source": None,
    }
    return photo.model_copy(update=update)
