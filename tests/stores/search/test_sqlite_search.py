"""The index beside a collection in SQLite: along the order, built afterwards, checked and mended."""

from random import Random

import pytest

from functions.shared.stores.ports import Query, Taken
from functions.shared.stores.search import (
    EVERYTHING,
    Box,
    Mark,
    Order,
    Wanted,
    beginning,
)
from functions.shared.stores.sqlite.search import clustering, index, ordering
from functions.shared.stores.sqlite.store import SqliteStore
from tests.stores.search.sqlite_albums import BEFORE, differences, filled
from tests.stores.search.things import SEARCHED, entry, wanted


@pytest.mark.parametrize("longest_walk", [2, 1_000])
@pytest.mark.parametrize("order", Order)
def test_order_is_the_same_along_the_index_as_sorted(
    sqlite: SqliteStore, monkeypatch: pytest.MonkeyPatch, order: Order, longest_walk: int
) -> None:
    monkeypatch.setattr(ordering, "SORTED_AT_ONCE", 3)
    monkeypatch.setattr(ordering, "LONGEST_WALK", longest_walk)
    model, draw = filled(sqlite, SEARCHED), Random(11)
    index = sqlite.search(SEARCHED)
    for _ in range(30):
        one, after = wanted(draw), None
        while page := index.page(one, order, limit=8, after=after):
            ids = [document["_id"] for document in page]
            assert ids == model.page(one, order, 8, after), one
            found = entry(page[-1])
            assert found is not None
            after = Mark(found.taken if order is Order.TAKEN else found.created, ids[-1])


@pytest.mark.parametrize("most", [None, 3])
def test_counts_are_the_same_from_documents_as_from_the_index(
    sqlite: SqliteStore, monkeypatch: pytest.MonkeyPatch, most: int | None
) -> None:
    filled(sqlite, SEARCHED)
    search, draw = sqlite.search(SEARCHED), Random(5)
    for _ in range(40):
        one = wanted(draw)
        monkeypatch.setattr(index, "COUNTED_SINGLY", 0)
        by_index = search.counts(one, beginning("w:"), most=most)
        monkeypatch.setattr(index, "COUNTED_SINGLY", 1_000)
        assert list(search.counts(one, beginning("w:"), most=most).items()) == list(by_index.items()), one


@pytest.mark.parametrize("cell", [0.5, 0.001])
def test_clusters_are_the_same_however_cells_are_counted(
    sqlite: SqliteStore, monkeypatch: pytest.MonkeyPatch, cell: float
) -> None:
    filled(sqlite, SEARCHED)
    search, world = sqlite.search(SEARCHED), Box(-180, -90, 180, 90)
    found = []
    for size in (0, 10**9):
        monkeypatch.setattr(clustering, "COUNTED_BY_PLACE", size if cell == 0.5 else size // 1_000)
        found.append(search.clusters(Wanted(("ann", "bob")), world, most=40, cell=cell))
    assert found[0] == found[1]


def test_documents_of_before_are_taken_in_by_steps(sqlite: SqliteStore) -> None:
    model = filled(sqlite, BEFORE)
    index = sqlite.search(SEARCHED)
    assert not index.is_whole()
    assert index.count(Wanted(("ann", "bob"))) == 0

    assert not index.build(40)
    counted = index.count(Wanted(("ann", "bob")))
    assert 0 < counted <= 40
    while not index.build(40):
        pass

    assert index.is_whole()
    assert not differences(index)
    everything = Wanted(("ann", "bob"))
    assert index.counts(everything, beginning("w:")) == model.counts(everything, beginning("w:"))


def test_what_changes_while_it_is_built_is_right(sqlite: SqliteStore) -> None:
    model, draw = filled(sqlite, BEFORE), Random(3)
    index, collection = sqlite.search(SEARCHED), sqlite.collection(SEARCHED)
    whole = False
    while not whole:
        for id in draw.sample(sorted(model.documents), 12):
            if draw.random() < 0.3:
                collection.delete(id)
                del model.documents[id]
            else:
                stored = model.documents[id]
                model.documents[id] = stored | {"words": ["w:a1"], "rev": stored["rev"] + 1}
                assert collection.replace(stored | {"words": ["w:a1"]})
        whole = index.build(25)

    assert not differences(index)
    everything = Wanted(("ann", "bob"), EVERYTHING)
    assert index.count(everything) == len(model.found(everything))


HARM = (
    "DELETE FROM search_searched_terms_v1 WHERE term = 'w:a1'",
    "UPDATE search_searched_terms_v1 SET count = count + 1 WHERE term = 'w:b2'",
    "UPDATE search_searched_terms_v1 SET (bits, count) = (SELECT bits, count FROM search_searched_terms_v1 "
    "WHERE term = '' AND scope = 'ann') WHERE term = 'w:c3'",
    "UPDATE search_searched_entries_v1 SET taken = 5 WHERE seq < 40",
    "DELETE FROM search_searched_positions_v1",
    "DELETE FROM searched WHERE json_extract(doc, '$.owner') = 'ann'",
    "DELETE FROM search_searched_entries_v1 WHERE seq BETWEEN 10 AND 30",
)


@pytest.mark.parametrize("harm", HARM)
def test_what_is_kept_wrongly_is_told_and_mended(sqlite: SqliteStore, harm: str) -> None:
    filled(sqlite, SEARCHED)
    index = sqlite.search(SEARCHED)
    assert not differences(index)

    sqlite.execute(harm)

    found = differences(index)
    assert found
    assert not any(difference.mended for difference in found)
    assert all(difference.mended for difference in differences(index, repair=True))
    assert not differences(index)


def test_what_cannot_be_inserted_changes_no_index(sqlite: SqliteStore) -> None:
    filled(sqlite, SEARCHED, 20)
    [document] = sqlite.collection(SEARCHED).find(Query(), limit=1)
    with pytest.raises(Taken):
        sqlite.collection(SEARCHED).insert(document | {"words": ["w:c5"]})
    assert not differences(sqlite.search(SEARCHED))
