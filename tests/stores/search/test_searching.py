"""What a search index owes, beside whatever store: the answers of a model that looks at everything."""

from collections.abc import Iterator
from random import Random

import pytest

from functions.shared.stores.ports import Collection, MetadataStore
from functions.shared.stores.search import (
    EVERYONE,
    EVERYTHING,
    Box,
    Mark,
    Order,
    SearchIndex,
    Span,
    Term,
    Wanted,
    beginning,
)
from tests.stores.search.things import SEARCHED, SEARCHING, WORDS, Model, searched, time_of, wanted

pytestmark = pytest.mark.parametrize("store", SEARCHING, indirect=True)
SEEDS = range(2)
PHOTOS = 120


@pytest.fixture(params=SEEDS)
def draw(request: pytest.FixtureRequest) -> Random:
    return Random(request.param)


@pytest.fixture
def collection(store: MetadataStore) -> Collection:
    return store.collection(SEARCHED)


@pytest.fixture
def index(store: MetadataStore, collection: Collection) -> SearchIndex:
    return store.search(SEARCHED)


@pytest.fixture
def model(collection: Collection, draw: Random) -> Model:
    """Documents of which some were changed or deleted since."""
    model = Model()
    for number in range(PHOTOS):
        document = searched(draw, number)
        collection.insert(document)
        model.documents[document["_id"]] = document
    for id in draw.sample(sorted(model.documents), PHOTOS // 2):
        if draw.random() < 0.3:
            assert collection.delete(id)
            del model.documents[id]
        else:
            changed = searched(draw, 0) | {"_id": id, "owner": model.documents[id]["owner"]}
            assert collection.replace(changed)
            model.documents[id] = changed | {"rev": 1}
    return model


def all_pages(
    index: SearchIndex, model: Model, wanted: Wanted, order: Order, limit: int
) -> Iterator[list[str]]:
    after = None
    while page := index.page(wanted, order, limit=limit, after=after):
        assert all(document == model.documents[document["_id"]] for document in page)
        ids = [document["_id"] for document in page]
        yield ids
        after = Mark(time_of(page[-1], order), ids[-1])


@pytest.mark.parametrize("order", Order)
def test_pages_hold_each_document_once_and_in_order(
    index: SearchIndex, model: Model, draw: Random, order: Order
) -> None:
    for _ in range(25):
        one = wanted(draw)
        pages = list(all_pages(index, model, one, order, 7))
        assert [id for page in pages for id in page] == model.page(one, order, PHOTOS, None), one
        assert all(len(page) == 7 for page in pages[:-1])


def test_page_goes_on_after_a_document_that_is_gone(index: SearchIndex, model: Model) -> None:
    everything = Wanted(("ann", "bob"))
    for mark in (Mark(DAY, "7" * 24), Mark(None, "7" * 24), Mark(10**15, "0" * 24)):
        found = index.page(everything, Order.TAKEN, limit=5, after=mark)
        assert [document["_id"] for document in found] == model.page(everything, Order.TAKEN, 5, mark)


DAY = 86_400_000 * 500


def test_counts_are_those_of_what_is_found(index: SearchIndex, model: Model, draw: Random) -> None:
    for _ in range(25):
        one = wanted(draw)
        assert index.count(one) == len(model.found(one)), one
        due = model.counts(one, beginning("w:b"))
        assert index.counts(one, beginning("w:b")) == due, one
        greatest = sorted(due.items(), key=lambda item: (-item[1], item[0].encode()))
        assert list(index.counts(one, beginning("w:b"), most=3).items()) == greatest[:3], one


def test_everything_is_counted_by_term(index: SearchIndex, model: Model) -> None:
    for scope in ("ann", "bob", EVERYONE, "nobody"):
        everything = Wanted((scope,))
        assert index.counts(everything, Span("", "w:c")) == model.counts(everything, Span("", "w:c"))
        assert index.counts(everything, Span("w:a", "w:c")) == model.counts(everything, Span("w:a", "w:c"))
        assert index.count(everything) == len(model.found(everything))
        assert index.count(Wanted((scope,), Term("w:a1"))) == len(model.found(Wanted((scope,), Term("w:a1"))))


def test_kept_counts_leave_out_what_is_not_there(index: SearchIndex, model: Model) -> None:
    for scope in ("ann", EVERYONE):
        counts = model.counts(Wanted((scope,)), beginning("w:"))
        assert dict(index.kept(scope, [*WORDS, "w:none"])) == counts


def test_sample_has_the_term(index: SearchIndex, model: Model) -> None:
    found = index.samples("ann", [*WORDS, "w:none"])
    assert set(found) == set(model.counts(Wanted(("ann",)), beginning("w:")))
    for term, document in found.items():
        assert document == model.documents[document["_id"]]
        assert term in document["words"]


BOXES = (Box(-180, -90, 180, 90), Box(-10, -20, 60, 45), Box(120, -90, -30, 90), Box(3, 3, 3, 3))


@pytest.mark.parametrize("box", BOXES)
def test_clusters_hold_what_is_inside(index: SearchIndex, model: Model, draw: Random, box: Box) -> None:
    for _ in range(10):
        one = wanted(draw)
        inside = model.inside(one, box)
        clusters = index.clusters(one, box, most=9, cell=0.5)
        assert len(clusters) <= 9
        assert sum(cluster.count for cluster in clusters) == len(inside)
        assert {cluster.id for cluster in clusters} <= inside
        assert [cluster.count for cluster in clusters] == sorted(
            (cluster.count for cluster in clusters), reverse=True
        )


def test_each_is_its_own_cluster_where_cells_are_small(index: SearchIndex, model: Model) -> None:
    everything = Wanted(("ann", "bob"))
    clusters = index.clusters(everything, BOXES[0], most=500, cell=0.00001)
    assert {cluster.id for cluster in clusters} == model.inside(everything, BOXES[0])
    for cluster in clusters:
        lat, lon = model.documents[cluster.id]["at"]
        assert (cluster.position.lat, cluster.position.lon) == pytest.approx((lat, lon), abs=1e-6)


def test_index_of_an_album_that_begins_empty_is_whole(index: SearchIndex) -> None:
    assert index.is_whole()
    assert index.page(Wanted(("ann",), EVERYTHING), Order.TAKEN, limit=5) == []
