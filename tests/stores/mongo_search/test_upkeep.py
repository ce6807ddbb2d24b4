"""Documents of other builds are taken in, and what is wrong is found and mended."""

from random import Random
from typing import Any

import pytest

from functions.shared.errors import Unavailable
from functions.shared.stores.mongo.store import MongoStore
from functions.shared.stores.ports import Collection
from functions.shared.stores.search import EVERYONE, Order, SearchIndex, Term, Wanted
from tests.stores.mongo_search.conftest import ids
from tests.stores.mongo_search.searched import LATER, PLAIN, SEARCHED, Plainly, any_thing, thing


def found(index: SearchIndex, term: str = "", scope: str = "ann") -> list[int]:
    return ids(index.page(Wanted((scope,), Term(term)), Order.CREATED, limit=99))


def test_documents_of_an_older_build_are_taken_in_by_steps(store: MongoStore, index: SearchIndex) -> None:
    older = store.collection(PLAIN)
    for number in range(5):
        older.insert(thing(number, terms=["a"], shared=["s"]))
    assert (index.is_whole(), found(index)) == (False, [])

    steps = [index.build(2), index.build(2)]
    assert (steps, index.is_whole(), len(found(index, "a"))) == ([False, False], False, 4)

    assert index.build(2)
    assert index.is_whole()
    assert found(index, "a") == found(index, "s", EVERYONE) == [4, 3, 2, 1, 0]
    assert list(older.all()) == [thing(number, terms=["a"], shared=["s"]) for number in range(5)]


def test_what_an_empty_album_holds_is_whole(index: SearchIndex) -> None:
    assert index.is_whole()
    assert index.build(10)


def test_document_that_nobody_is_to_find_is_built_all_the_same(store: MongoStore, index: SearchIndex) -> None:
    store.collection(PLAIN).insert(thing(1, hidden=True))

    assert index.build(10)
    assert index.is_whole()
    assert found(index) == found(index, "", EVERYONE) == []


def test_another_version_is_built_anew_while_the_older_entries_are_found(
    store: MongoStore, things: Collection, index: SearchIndex
) -> None:
    things.insert(thing(1, terms=["a"]))
    later = store.search(LATER)

    assert index.is_whole()
    assert (later.is_whole(), found(later, "a")) == (False, [1])
    assert later.build(10)
    assert later.is_whole()


@pytest.mark.parametrize("seed", range(4))
def test_whoever_ends_between_two_writes_leaves_every_document_whole(database: Any, seed: int) -> None:
    random = Random(seed)
    documents = [any_thing(number, random) for number in range(12)]
    older = MongoStore(database).collection(PLAIN)
    for document in documents:
        older.insert(document)

    for document in documents[::3]:
        # Each time another process, which ends after it.
        store = MongoStore(database)
        store.search(SEARCHED).build(random.randrange(1, 4))
        things = store.collection(SEARCHED)
        stored = things.get(document["_id"])
        assert stored == document
        document["terms"] = ["changed"]
        assert things.replace(dict(document))
        document["rev"] += 1

    index = MongoStore(database).search(SEARCHED)
    while not index.build(5):
        pass
    plainly = Plainly(documents)
    for wanted in (Wanted(("ann",)), Wanted(("bob",), Term("changed")), Wanted((EVERYONE,))):
        assert index.page(wanted, Order.TAKEN, limit=99) == plainly.page(wanted, Order.TAKEN, 99)
    assert index.check(repair=False, most=99).differences == []


def test_document_that_is_changed_while_it_is_built_keeps_its_change(
    store: MongoStore, database: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.collection(PLAIN).insert(thing(1, terms=["old"]))
    index = store.search(SEARCHED)
    read = database["things"].find_one({})
    store.collection(SEARCHED).replace(thing(1, terms=["new"]))

    index._upkeep._write_in_turns([read])  # type: ignore[attr-defined]

    assert (found(index, "new"), found(index, "old")) == ([1], [])
    assert index.is_whole()


def spoil(database: Any) -> None:
    things = database["things"]
    things.update_one({"_id": thing(1)["_id"]}, {"$set": {"foundTerms": ["ann/", "ann/wrong"]}})
    things.update_one({"_id": thing(2)["_id"]}, {"$set": {"found.taken": 5}})
    things.update_one({"_id": thing(3)["_id"]}, {"$unset": {"foundShared": 1}})


def test_what_is_kept_wrong_is_told_and_mended_by_parts(
    database: Any, things: Collection, index: SearchIndex
) -> None:
    for number in range(5):
        things.insert(thing(number, terms=["a"], shared=["s"]))
    spoil(database)

    first = index.check(repair=False, most=2)
    assert first.rest is not None
    second = index.check(repair=False, most=3, after=first.rest)
    told = [*first.differences, *second.differences]
    assert [(int(each.subject, 16), each.mended) for each in told] == [(1, False), (2, False), (3, False)]
    assert "lacks 1 terms and has 1" in told[0].detail

    mended = index.check(repair=True, most=99)
    assert ([each.mended for each in mended.differences], mended.rest) == ([True] * 3, None)
    assert index.check(repair=False, most=99).differences == []
    assert found(index, "a") == [4, 3, 2, 1, 0]
    assert all(document["rev"] == 0 for document in things.all())


def test_all_parts_come_to_an_end(things: Collection, index: SearchIndex) -> None:
    for number in range(4):
        things.insert(thing(number))

    rest, parts = index.check(repair=False, most=2).rest, 1
    while rest is not None:
        rest, parts = index.check(repair=False, most=2, after=rest).rest, parts + 1

    assert parts == 3


def test_what_is_still_to_be_built_is_no_difference(store: MongoStore, index: SearchIndex) -> None:
    store.collection(PLAIN).insert(thing(1))

    assert index.check(repair=True, most=9).differences == []
    assert not index.is_whole()


def test_index_of_a_server_that_is_away_is_unavailable() -> None:
    import pymongo  # noqa: PLC0415

    with pymongo.MongoClient[dict[str, Any]]("mongodb://127.0.0.1:1", serverSelectionTimeoutMS=20) as client:
        index = MongoStore(client["album"]).search(SEARCHED)
        wanted = Wanted(("ann",))
        for ask in (index.is_whole, lambda: index.count(wanted), lambda: index.build(1)):
            with pytest.raises(Unavailable):
                ask()
