"""Albums in SQLite before and after they are searched."""

from random import Random

from functions.shared.stores.ports import CollectionSpec
from functions.shared.stores.search import Difference, IndexSpec, SearchIndex
from functions.shared.stores.sqlite.store import SqliteStore
from tests.stores.search.things import SEARCHED, Model, entry, searched

BEFORE = CollectionSpec("searched", indexes=SEARCHED.indexes)
NEXT = CollectionSpec("searched", indexes=SEARCHED.indexes, search=IndexSpec(version=2, entry=entry))


def filled(sqlite: SqliteStore, spec: CollectionSpec, number: int = 150) -> Model:
    draw = Random(7)
    documents = [searched(draw, each) for each in range(number)]
    sqlite.collection(spec).insert_many(documents)
    return Model({document["_id"]: document for document in documents})


def build(index: SearchIndex) -> None:
    while not index.build(40):
        pass


def differences(index: SearchIndex, *, repair: bool = False) -> list[Difference]:
    checked = index.check(repair=repair, most=10)
    found = list(checked.differences)
    while checked.rest is not None:
        checked = index.check(repair=repair, most=10, after=checked.rest)
        found += checked.differences
    return found
