"""What every metadata store does, as long as one thread at a time asks."""

import pytest

from functions.shared.stores.ports import Collection, MetadataStore, Taken
from tests.stores.documents import THINGS, thing


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


def test_collection_is_opened_again_with_what_is_in_it(store: MetadataStore) -> None:
    store.collection(THINGS).insert(thing(1))

    assert store.collection(THINGS).get(thing(1)["_id"]) == thing(1)


def test_store_that_is_there_answers(store: MetadataStore) -> None:
    store.ping()
