"""What differs between servers that speak MongoDB's protocol, and what nobody above is to notice of it."""

from typing import Any

import mongomock
import pymongo
import pymongo.errors
import pytest

from functions.shared.errors import Unavailable
from functions.shared.stores.mongo.entries import INDEXES
from functions.shared.stores.mongo.store import MongoStore
from functions.shared.stores.ports import Collection, Cursor, Query
from functions.shared.stores.search import EVERYONE, Order, SearchIndex, Term, Wanted
from tests.stores.ferretdb import FerretDB
from tests.stores.ferretdb_commands import CommandError
from tests.stores.mongo_search.searched import PLAIN, SEARCHED, thing

MANY = [f"word:{number:060}" for number in range(90)]


def keys(collection: Any) -> set[tuple[str, ...]]:
    return {tuple(field for field, _ in index["key"]) for index in collection.index_information().values()}


def test_terms_are_indexed_where_each_is_a_key_of_its_own() -> None:
    database = mongomock.MongoClient()["album"]

    MongoStore(database).collection(SEARCHED).get("0" * 24)

    assert keys(database["things"]) == {("_id",), ("key",), *INDEXES}


def test_what_is_not_searched_gets_no_such_index() -> None:
    database = mongomock.MongoClient()["album"]

    MongoStore(database).collection(PLAIN).get("0" * 24)

    assert keys(database["things"]) == {("_id",), ("key",)}


def test_ferretdb_makes_no_index_that_would_refuse_long_lists(
    ferretdb_and_client: tuple[FerretDB, Any], ferretdb_store: MongoStore
) -> None:
    things, index = ferretdb_store.collection(SEARCHED), ferretdb_store.search(SEARCHED)

    things.insert(thing(1, terms=MANY))

    assert keys(ferretdb_and_client[1]["album"]["things"]) == {("_id",), ("key",)}
    assert index.count(Wanted(("ann",), Term(MANY[7]))) == 1


def test_stand_in_refuses_lists_that_are_too_long_for_a_key(
    ferretdb_and_client: tuple[FerretDB, Any], ferretdb_store: MongoStore
) -> None:
    things = ferretdb_and_client[1]["album"]["things"]
    things.create_index("list")
    things.insert_one({"_id": 1, "list": ["short"]})

    for refused in (
        lambda: things.insert_one({"_id": 2, "list": MANY}),
        lambda: things.update_one({"_id": 1}, {"$set": {"list": MANY}}),
    ):
        with pytest.raises(pymongo.errors.OperationFailure, match="2704"):
            refused()


def test_stand_in_compares_a_range_with_a_list_as_a_whole(
    ferretdb_and_client: tuple[FerretDB, Any], ferretdb_store: MongoStore
) -> None:
    things = ferretdb_and_client[1]["album"]["things"]
    things.insert_one({"_id": 1, "list": ["a", "z"]})

    between = {"$gte": "m", "$lt": "n"}
    assert things.count_documents({"list": {"$elemMatch": between}}) == 1
    assert things.count_documents({"list": {"$regex": "^m"}}) == 0


def test_stand_in_unwinds_an_inner_list_under_its_last_name(
    ferretdb_and_client: tuple[FerretDB, Any], ferretdb_store: MongoStore
) -> None:
    things = ferretdb_and_client[1]["album"]["things"]
    things.insert_one({"_id": 1, "inner": {"list": ["a"]}, "more": 1})

    assert list(things.aggregate([{"$unwind": "$inner.list"}])) == [{"_id": 1, "list": "a"}]


REFUSED = {
    "operator in an element": {"list": {"$elemMatch": {"$ne": 1}}},
    "operator at the top": {"$where": "1"},
    "operator of a field": {"list": {"$geoWithin": {}}},
    "alternatives of nothing": {"$or": []},
}


@pytest.mark.parametrize("what", REFUSED)
def test_stand_in_refuses_filters_that_ferretdb_refuses(ferretdb_store: MongoStore, what: str) -> None:
    things: Any = ferretdb_store.collection(PLAIN)._documents  # type: ignore[attr-defined]

    with pytest.raises(pymongo.errors.OperationFailure):
        things.find_one(REFUSED[what])


def test_stand_in_refuses_expressions_that_ferretdb_refuses(ferretdb_store: MongoStore) -> None:
    things: Any = ferretdb_store.collection(PLAIN)._documents  # type: ignore[attr-defined]

    with pytest.raises(pymongo.errors.OperationFailure):
        things.aggregate([{"$group": {"_id": {"$floor": "$a"}, "count": {"$sum": 1}}}])


def test_nobody_sees_what_a_document_is_found_by(
    things: Collection, index: SearchIndex, database: Any
) -> None:
    document = thing(1, terms=["a"], shared=["s"])
    things.insert(document)

    assert things.get(document["_id"]) == document
    assert things.find(Query(), limit=1, after=Cursor(9, "")) == [document]
    assert things.smallest(Query(), "createdAt", limit=1) == [document]
    assert list(things.all()) == [document]
    assert list(MongoStore(database).collection(PLAIN).all()) == [document]
    assert index.page(Wanted(("ann",)), Order.TAKEN, limit=1) == [document]
    assert index.samples(EVERYONE, ["s"]) == {"s": document}
    assert database["things"].find_one({})["foundTerms"] == ["ann/", "ann/a"]


def test_question_that_the_server_gives_up_is_answered_later(
    ferretdb_and_client: tuple[FerretDB, Any], ferretdb_store: MongoStore
) -> None:
    ferretdb, _ = ferretdb_and_client
    ferretdb.refusals["aggregate"] = CommandError(50, "MaxTimeMSExpired", "operation exceeded time limit")
    try:
        with pytest.raises(Unavailable):
            ferretdb_store.search(SEARCHED).count(Wanted(("ann",)))
    finally:
        ferretdb.refusals.clear()


def test_collection_without_an_index_is_not_searched(ferretdb_store: MongoStore) -> None:
    with pytest.raises(ValueError, match="things"):
        ferretdb_store.search(PLAIN)
