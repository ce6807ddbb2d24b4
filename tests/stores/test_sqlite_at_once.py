"""Many threads and processes change one SQLite file at once."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from functions.photos.workflow import transitions
from functions.shared.config import PROJECT_ROOT
from functions.shared.models.album import Album
from functions.shared.models.wire import new_id
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.sqlite.store import SqliteStore
from tests.photos.workflow.photos_at_work import NOW, new_photo

THREADS = 8
ADD_TAGS = """
import sys
from pathlib import Path
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.sqlite.store import SqliteStore

path, photo_id, name = sys.argv[1:]
photos = PhotoRecords(SqliteStore(Path(path)))
for number in range(25):
    tag = f"{name}-{number}"
    photos.change(photo_id, lambda p: p.model_copy(update={"added_tags": (*p.added_tags, tag)}))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "album.sqlite"


def test_of_many_who_claim_a_photo_exactly_one_gets_it(path: Path) -> None:
    records = PhotoRecords(SqliteStore(path))
    photos = [new_photo(id=new_id(), key=f"incoming:ann:{number}") for number in range(10)]
    for photo in photos:
        records.add(photo)

    def claim_all(lease: str) -> list[str]:
        claimed = [records.change(photo.id, lambda p: transitions.claim(p, lease, NOW)) for photo in photos]
        return [photo.id for photo in claimed if photo is not None]

    with ThreadPoolExecutor(THREADS) as pool:
        won = [id for ids in pool.map(claim_all, [f"lease-{n}" for n in range(THREADS)]) for id in ids]

    assert sorted(won) == sorted(photo.id for photo in photos)


def test_changes_made_at_once_are_all_kept(path: Path) -> None:
    records = AlbumRecords(SqliteStore(path))
    album = Album(id=new_id(), album_name="", user_name="ann", created_at=NOW)
    records.add(album)

    def add_letter(letter: str) -> None:
        for _ in range(10):
            records.change(album.id, lambda a: a.model_copy(update={"album_name": a.album_name + letter}))

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(add_letter, "abcdefgh"))

    changed = records.get(album.id)
    assert changed is not None
    assert sorted(changed.album_name) == sorted("abcdefgh" * 10)
    assert changed.rev == 80


def test_of_many_who_add_the_same_key_exactly_one_does(path: Path) -> None:
    records = PhotoRecords(SqliteStore(path))

    with ThreadPoolExecutor(THREADS) as pool:
        added = list(pool.map(lambda _: records.add(new_photo(id=new_id())), range(THREADS)))

    assert added.count(True) == 1


def test_two_processes_change_one_file(path: Path) -> None:
    records = PhotoRecords(SqliteStore(path))
    photo = new_photo(id=new_id())
    records.add(photo)

    others = [
        subprocess.Popen([sys.executable, "-c", ADD_TAGS, path, photo.id, name], cwd=PROJECT_ROOT)
        for name in ("one", "two")
    ]

    assert [other.wait(30) for other in others] == [0, 0]
    changed = records.get(photo.id)
    assert changed is not None
    assert set(changed.added_tags) == {f"{name}-{n}" for name in ("one", "two") for n in range(25)}
