"""A process that changes a searched album for as long as it lives.

    python -m tests.stores.search.living FILE SEED STEPS

It is killed after so many steps of SQLite's machine, wherever that is; 0 is never.
"""

import itertools
import os
import signal
import sys
from pathlib import Path
from random import Random

from functions.shared.stores.ports import Collection, Query
from functions.shared.stores.sqlite.store import SqliteStore
from tests.stores.search.things import SEARCHED, searched

ACTS = 150


def dies_after(store: SqliteStore, steps: int) -> None:
    taken = itertools.count(1)

    def step() -> None:
        if next(taken) == steps:
            os.kill(os.getpid(), signal.SIGKILL)

    store.connection().set_progress_handler(step, 1)


def act(store: SqliteStore, collection: Collection, draw: Random) -> None:
    kind = draw.choice(("insert", "insert", "replace", "replace", "delete", "build"))
    if kind == "insert":
        collection.insert(searched(draw, draw.getrandbits(60)))
    elif kind == "build":
        store.search(SEARCHED).build(draw.randrange(1, 20))
    else:
        document = draw.choice(collection.find(Query(), limit=500))
        if kind == "delete":
            collection.delete(document["_id"])
        else:
            collection.replace(searched(draw, 0) | {key: document[key] for key in ("_id", "rev")})


def live(path: Path, seed: int, steps: int) -> None:
    store, draw = SqliteStore(path), Random(seed)
    collection = store.collection(SEARCHED)
    if steps:
        dies_after(store, steps)
    for _ in range(ACTS):
        act(store, collection, draw)


if __name__ == "__main__":
    live(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
