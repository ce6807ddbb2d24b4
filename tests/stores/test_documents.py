"""What every metadata store does, as long as one thread at a time asks."""

from pathlib import Path

import mongomock
import pytest

from functions.shared.models import Document
from functions.shared.stores.mongo import MongoStore
from functions.shared.stores.ports import Collection, Cursor, MetadataStore, Query, Taken
from functions.shared.stores.sqlite import SqliteStore
from tests.stores.documents import THINGS, thing


@pytest.fixture(params=["sqlite", "mongomock"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> MetadataStore:
    if request.param == "sqlite":
        return SqliteStore(tmp_path / "album.sqlite")
    return MongoStore(mongomock.MongoClient()["album"])


@pytest.fixture
def things(store: MetadataStore) -> Collection:
    return store.collection(THINGS)


def fill(things: Collection, *documents: Document) -> None:
    for document in documents:
        things.insert(document)


def numbers(documents: list[Document]) -> list[int]:
    return [document["createdAt"] for document in documents]


def test_document_comes_back_as_it_was_inserted(things: Collection) -> None:
    document = thing(1, tags=["a", "ü", "🚤"], none=None, nested={"yes": True, "pi": 3.5}, text="a\x00b\"'")
    things.insert(document)

    assert things.get(document["_id"]) == document


def test_inserting_leaves_the_given_document_as_it_was(things: Collection) -> None:
    document = thing(1)
    things.insert(document)

    assert document == thing(1)


def test_unknown_id_is_none(things: Collection) -> None:
    assert things.get("0" * 24) is None


def test_id_is_taken_once(things: Collection) -> None:
    things.insert(thing(1))

    with pytest.raises(Taken):
        things.insert(thing(1, key="another"))


def test_unique_field_is_taken_once(things: Collection) -> None:
    things.insert(thing(1, key="same"))

    with pytest.raises(Taken):
        things.insert(thing(2, key="same"))

    assert things.get(thing(2)["_id"]) is None


def test_unique_field_is_free_after_deletion(things: Collection) -> None:
    things.insert(thing(1, key="same"))
    things.delete(thing(1)["_id"])

    things.insert(thing(2, key="same"))


def test_replacing_counts_the_revision_up(things: Collection) -> None:
    things.insert(thing(1))

    assert things.replace(thing(1, owner="bob"))

    assert things.get(thing(1)["_id"]) == thing(1, owner="bob", rev=1)


def test_replacing_an_older_revision_changes_nothing(things: Collection) -> None:
    things.insert(thing(1))
    things.replace(thing(1, owner="bob"))

    assert not things.replace(thing(1, owner="eve"))

    assert things.get(thing(1)["_id"]) == thing(1, owner="bob", rev=1)


def test_replacing_what_is_gone_brings_nothing_back(things: Collection) -> None:
    assert not things.replace(thing(1))
    assert things.get(thing(1)["_id"]) is None


def test_deleting_tells_whether_there_was_something(things: Collection) -> None:
    things.insert(thing(1))

    assert things.delete(thing(1)["_id"])
    assert not things.delete(thing(1)["_id"])


def test_found_are_newest_first_and_no_more_than_asked_for(things: Collection) -> None:
    fill(things, *(thing(number) for number in (3, 1, 5, 2, 4)))

    assert numbers(things.find(Query(), limit=3)) == [5, 4, 3]


def test_of_the_same_time_the_higher_id_comes_first(things: Collection) -> None:
    fill(things, *(thing(number, createdAt=7) for number in (2, 3, 1)))

    found = things.find(Query(), limit=9)

    assert [document["key"] for document in found] == ["key-3", "key-2", "key-1"]


def test_cursor_goes_on_where_the_page_ended_though_things_were_added_and_deleted(things: Collection) -> None:
    fill(things, *(thing(number, createdAt=number // 2) for number in range(2, 10)))
    first = things.find(Query(), limit=3)
    last = first[-1]
    fill(things, thing(20), thing(21))
    things.delete(last["_id"])

    rest = things.find(Query(), limit=99, after=Cursor(last["createdAt"], last["_id"]))

    keys = [document["key"] for document in [*first, *rest]]
    assert keys == [f"key-{number}" for number in range(9, 1, -1)]


def test_fields_are_matched_also_inside_others(things: Collection) -> None:
    fill(things, thing(1, work={"waitsFor": "a"}), thing(2, work={"waitsFor": "b"}), thing(3))

    assert numbers(things.find(Query(equal={"work.waitsFor": "b"}), limit=9)) == [2]


def test_truth_is_no_number_and_no_text(things: Collection) -> None:
    fill(things, thing(1, deleting=True), thing(2, deleting=False), thing(3))

    assert numbers(things.find(Query(equal={"deleting": True}), limit=9)) == [1]
    assert numbers(things.find(Query(equal={"deleting": False}), limit=9)) == [2]


def test_all_tags_are_required(things: Collection) -> None:
    fill(things, thing(1, tags=["dog", "cat"]), thing(2, tags=["dog"]), thing(3, tags=["dogs", "cat"]))

    assert numbers(things.find(Query(contains_all={"tags": ["dog", "cat"]}), limit=9)) == [1]
    assert numbers(things.find(Query(contains_all={"tags": ["dog"]}), limit=9)) == [2, 1]
    assert numbers(things.find(Query(contains_all={"tags": []}), limit=9)) == [3, 2, 1]


@pytest.mark.parametrize("tag", ["it's", '"quoted"', "50%", "$where", "🚤", "a.b", "' OR 1=1 --"])
def test_tags_are_only_compared(things: Collection, tag: str) -> None:
    fill(things, thing(1, tags=[tag]), thing(2, tags=["other"]))

    assert numbers(things.find(Query(contains_all={"tags": [tag]}), limit=9)) == [1]


def test_one_of_several_values_suffices(things: Collection) -> None:
    fill(things, thing(1), thing(2, owner="bob"), thing(3, owner="eve"))

    assert numbers(things.find(Query(among={"owner": ["ann", "eve"]}), limit=9)) == [3, 1]


def test_present_is_what_is_not_null(things: Collection) -> None:
    fill(things, thing(1, cover="x"), thing(2, cover=None), thing(3))

    assert numbers(things.find(Query(present=["cover"]), limit=9)) == [1]


def test_due_are_those_up_to_a_time_the_longest_due_first(things: Collection) -> None:
    fill(
        things,
        thing(1, work={"dueAt": 30}),
        thing(2, work={"dueAt": 10}),
        thing(3, work={"dueAt": None}),
        thing(4, work={"dueAt": 20}),
        thing(5),
    )

    assert numbers(things.due(Query(at_most={"work.dueAt": 20}), "work.dueAt", limit=9)) == [2, 4]
    assert numbers(things.due(Query(), "work.dueAt", limit=2)) == [2, 4]


def test_counts_are_by_value(things: Collection) -> None:
    fill(things, thing(1), thing(2), thing(3, owner="bob"), thing(4, owner="eve"))

    assert things.count_by("owner", Query(among={"owner": ["ann", "bob"]})) == {"ann": 2, "bob": 1}
    assert things.count_by("owner", Query(among={"owner": []})) == {}


def test_newest_of_each_gives_what_is_asked_of_it(things: Collection) -> None:
    fill(
        things,
        thing(2, cover="older"),
        thing(3, cover="newer"),
        thing(4, cover=None),
        thing(1, owner="bob", cover="bob's"),
    )

    newest = things.newest_by("owner", "cover", Query(present=["cover"]))

    assert newest == {"ann": "newer", "bob": "bob's"}


def test_collection_is_opened_again_with_what_is_in_it(store: MetadataStore) -> None:
    store.collection(THINGS).insert(thing(1))

    assert store.collection(THINGS).get(thing(1)["_id"]) == thing(1)


def test_store_that_is_there_answers(store: MetadataStore) -> None:
    store.ping()
