"""How documents are found, counted and ordered, whatever store keeps them."""

import pytest

from functions.shared.models.wire import Document
from functions.shared.stores.ports import Collection, Cursor, Query
from tests.stores.documents import thing


def fill(things: Collection, *documents: Document) -> None:
    for document in documents:
        things.insert(document)


def numbers(documents: list[Document]) -> list[int]:
    return [document["createdAt"] for document in documents]


def test_found_are_newest_first_and_no_more_than_asked_for(things: Collection) -> None:
    fill(things, *(thing(number) for number in (3, 1, 5, 2, 4)))

    assert numbers(things.find(Query(), limit=3)) == [5, 4, 3]


def test_of_the_same_time_the_higher_id_comes_first(things: Collection) -> None:
    fill(things, *(thing(number, createdAt=7) for number in (2, 3, 1)))

    found = things.find(Query(), limit=9)

    assert [document["key"] for document in found] == ["key-3", "key-2", "key-1"]


def test_cursor_leaves_out_the_document_that_it_names(things: Collection) -> None:
    fill(things, *(thing(number, createdAt=number // 2) for number in range(2, 6)))
    [_, second] = things.find(Query(), limit=2)

    rest = things.find(Query(), limit=9, after=Cursor(second["createdAt"], second["_id"]))

    assert [document["key"] for document in rest] == ["key-3", "key-2"]


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


def test_what_has_one_of_several_values_is_left_out(things: Collection) -> None:
    fill(things, thing(1), thing(2, owner="bob"), thing(3, owner="eve"), thing(4, owner=None))

    assert numbers(things.find(Query(not_among={"owner": ["ann", "eve"]}), limit=9)) == [4, 2]
    assert numbers(things.find(Query(not_among={"owner": []}), limit=9)) == [4, 3, 2, 1]
    assert numbers(things.find(Query(not_among={"cover": ["x"]}), limit=9)) == [4, 3, 2, 1]
    assert things.count_by("owner", Query(not_among={"owner": ["ann"]}, present=["owner"])) == {
        "bob": 1,
        "eve": 1,
    }


def test_very_many_values_may_be_left_out(things: Collection) -> None:
    fill(things, thing(1), thing(2, owner="bob"))
    many = [f"owner-{number}" for number in range(40_000)]

    assert numbers(things.find(Query(not_among={"owner": [*many, "ann"]}), limit=9)) == [2]


def test_due_ones_are_found_without_those_that_are_left_out(things: Collection) -> None:
    fill(things, thing(1, work={"dueAt": 10}), thing(2, work={"dueAt": 20}, owner="bob"))

    query = Query(at_most={"work.dueAt": 30}, not_among={"owner": ["ann"]})

    assert numbers(things.smallest(query, "work.dueAt", limit=9)) == [2]


def test_present_is_what_is_not_null(things: Collection) -> None:
    fill(things, thing(1, cover="x"), thing(2, cover=None), thing(3))

    assert numbers(things.find(Query(present=["cover"]), limit=9)) == [1]


def test_absent_is_what_is_null_or_not_there(things: Collection) -> None:
    fill(things, thing(1, cover="x"), thing(2, cover=None), thing(3), thing(4, cover=0))

    assert numbers(things.find(Query(absent=["cover"]), limit=9)) == [3, 2]
    assert things.count_by("owner", Query(equal={"owner": "ann"}, absent=["cover"])) == {"ann": 2}


def test_numbers_are_added_up(things: Collection) -> None:
    fill(things, thing(1, size=5), thing(2, size=7, owner="bob"), thing(3, size=11), thing(4))

    assert things.total("size", Query(equal={"owner": "ann"})) == 16
    assert things.total("size", Query(among={"owner": ["ann", "bob"]}, absent=["cover"])) == 23
    assert things.total("size", Query(equal={"owner": "eve"})) == 0


def test_smallest_are_those_that_have_the_field_in_its_order(things: Collection) -> None:
    fill(
        things,
        thing(1, work={"dueAt": 30}),
        thing(2, work={"dueAt": 10}),
        thing(3, work={"dueAt": None}),
        thing(4, work={"dueAt": 20}),
        thing(5),
    )

    assert numbers(things.smallest(Query(at_most={"work.dueAt": 20}), "work.dueAt", limit=9)) == [2, 4]
    assert numbers(things.smallest(Query(), "work.dueAt", limit=2)) == [2, 4]


def test_texts_that_come_after_another_are_found_in_their_order(things: Collection) -> None:
    owners = {1: "bob", 2: "ann", 3: "bob.jones", 4: "b", 5: "Zoe", 6: None}
    fill(things, *(thing(number, work={"dueFor": owner}) for number, owner in owners.items()), thing(7))

    def after(text: str, limit: int) -> list[int]:
        return numbers(things.smallest(Query(more_than={"work.dueFor": text}), "work.dueFor", limit=limit))

    assert after("", 9) == [5, 2, 4, 1, 3]
    assert after("b", 1) == [1]
    assert after("bob", 9) == [3]
    assert after("bob.jones", 9) == []


def test_counts_are_by_value(things: Collection) -> None:
    fill(things, thing(1), thing(2), thing(3, owner="bob"), thing(4, owner="eve"))

    assert things.count_by("owner", Query(among={"owner": ["ann", "bob"]})) == {"ann": 2, "bob": 1}
    assert things.count_by("owner", Query(among={"owner": []})) == {}


def test_all_come_by_id_from_the_one_after_the_given_on(things: Collection) -> None:
    fill(things, *(thing(number) for number in (3, 1, 2)))

    assert numbers(list(things.all())) == [1, 2, 3]
    assert numbers(list(things.all(thing(1)["_id"]))) == [2, 3]
    assert list(things.all(thing(3)["_id"])) == []


def test_counts_by_id_are_the_ids(things: Collection) -> None:
    fill(things, thing(1, deleting=True), thing(2), thing(3, deleting=False))

    assert things.count_by("_id", Query(equal={"deleting": True})) == {f"{1:024x}": 1}
