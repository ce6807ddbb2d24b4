"""Processes that change an album are killed, or several do so at once: documents and index stay together."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from functions.shared.config import PROJECT_ROOT
from functions.shared.stores.search import Order, Term, Wanted
from functions.shared.stores.sqlite.store import SqliteStore
from tests.stores.search.living import live
from tests.stores.search.sqlite_albums import BEFORE, build, differences, filled
from tests.stores.search.things import SEARCHED, Model, searched

BOTH = Wanted(("ann", "bob"))
SEED = 16
LIVES = 8
LONGEST_LIFE = 400_000


def process(path: Path, seed: int, steps: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.stores.search.living", str(path), str(seed), str(steps)]
    return subprocess.Popen(command, cwd=PROJECT_ROOT)


def assert_right(path: Path) -> None:
    store = SqliteStore(path)
    model = Model({document["_id"]: document for document in store.collection(SEARCHED).all()})
    index = store.search(SEARCHED)
    build(index)
    assert not differences(index)
    assert index.count(BOTH) == len(model.found(BOTH))


def test_documents_and_index_survive_the_end_of_the_process(tmp_path: Path) -> None:
    path, draw = tmp_path / "album.sqlite", Random(SEED)
    filled(SqliteStore(path), BEFORE, 300)

    for life in range(LIVES):
        assert process(path, life, draw.randrange(20_000, LONGEST_LIFE)).wait() < 0

    assert_right(path)


def test_threads_and_processes_keep_one_index(tmp_path: Path) -> None:
    path = tmp_path / "album.sqlite"
    filled(SqliteStore(path), BEFORE, 300)

    other = process(path, 1, 0)
    with ThreadPoolExecutor(3) as pool:
        for life in [pool.submit(live, path, seed, 0) for seed in range(2, 5)]:
            life.result()

    assert other.wait() == 0
    assert_right(path)


def test_page_is_of_one_moment(sqlite: SqliteStore) -> None:
    draw = Random(SEED)
    documents = [searched(draw, number) | {"gone": False, "owner": "ann"} for number in range(20)]
    collection, index = sqlite.collection(SEARCHED), sqlite.search(SEARCHED)
    collection.insert_many([document | {"words": ["w:a1"]} for document in documents])

    def change() -> None:
        for rev in range(10):
            for document in documents:
                assert collection.replace(document | {"words": [f"w:a{rev % 2}"], "rev": rev})

    with ThreadPoolExecutor(1) as pool:
        changing = pool.submit(change)
        while not changing.done():
            page = index.page(Wanted(("ann",), Term("w:a1")), Order.TAKEN, limit=20)
            assert {word for document in page for word in document["words"]} <= {"w:a1"}
        changing.result()
    assert index.count(Wanted(("ann",), Term("w:a1"))) == 20
