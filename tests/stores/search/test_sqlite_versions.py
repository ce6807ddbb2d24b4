"""An index in SQLite of another version, or passed by: it is made anew, never believed."""

import pytest

from functions.shared.stores.search import SearchIndex, Wanted
from functions.shared.stores.sqlite.store import SqliteStore
from tests.stores.search.sqlite_albums import BEFORE, NEXT, build, differences, filled
from tests.stores.search.things import SEARCHED, Model

BOTH = Wanted(("ann", "bob"))


def assert_right(index: SearchIndex, model: Model) -> None:
    assert index.is_whole()
    assert not differences(index)
    assert index.count(BOTH) == len(model.found(BOTH))


def test_index_of_another_version_is_built_anew_and_the_old_one_goes(sqlite: SqliteStore) -> None:
    model = filled(sqlite, SEARCHED)
    index = sqlite.search(NEXT)
    assert not index.is_whole()
    build(index)
    assert_right(index, model)
    tables = [name for (name,) in sqlite.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert not [name for name in tables if name.endswith("v1")]
    assert sqlite.names() == ["searched"]


def test_who_goes_back_to_the_version_before_finds_what_was_changed_in_between(sqlite: SqliteStore) -> None:
    model = filled(sqlite, SEARCHED)
    collection, id = sqlite.collection(NEXT), min(model.documents)
    model.documents[id] = model.documents[id] | {"words": ["w:a1"], "rev": 1}
    assert collection.replace(model.documents[id] | {"rev": 0})

    again = SqliteStore(sqlite._path).search(SEARCHED)

    assert not again.is_whole()
    build(again)
    assert_right(again, model)


@pytest.mark.parametrize("is_open", [True, False])
def test_what_a_writer_without_an_index_changes_is_found(sqlite: SqliteStore, is_open: bool) -> None:
    model = filled(sqlite, SEARCHED)
    index, first, second = sqlite.search(SEARCHED), *sorted(model.documents)[:2]
    assert index.is_whole()

    collection = sqlite.collection(BEFORE)
    assert collection.delete(first)
    assert collection.replace(model.documents[second] | {"words": ["w:a1"]})
    collection.insert(model.documents[first] | {"_id": "f" * 24})

    model = Model({document["_id"]: document for document in collection.all()})
    index = index if is_open else SqliteStore(sqlite._path).search(SEARCHED)
    assert not index.is_whole()
    build(index)
    assert_right(index, model)


def test_an_index_that_stands_is_opened_without_a_write(sqlite: SqliteStore) -> None:
    filled(sqlite, SEARCHED)
    with sqlite.writing():
        assert SqliteStore(sqlite._path).search(SEARCHED).is_whole()
