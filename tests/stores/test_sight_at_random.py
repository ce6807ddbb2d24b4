"""What is decided of one photo and what the index finds are the same, whatever has become of the photos."""

import random

import pytest

from functions.shared.models.album import Album
from functions.shared.models.photo import Photo, PhotoStatus
from functions.shared.models.review import Judgement
from functions.shared.models.steps import NOT_ASKED, Fault, Step, Steps, StepState
from functions.shared.stores.ports import Cursor, MetadataStore
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.sight import Sight, held_for, held_in
from functions.shared.stores.search import EVERYONE, Order, Wanted

NOW = 1_700_000_000_000
PEOPLE = ("ann", "bob", "carl")
VIEWERS = (*PEOPLE, "eve", None)
ALBUMS = tuple(
    Album(id=f"{number:024x}", album_name=f"Album {number}", user_name=owner, created_at=NOW, review=review)
    for number, (owner, review) in enumerate([("ann", True), ("bob", True), ("ann", False)], 1)
)
STEPS = (
    NOT_ASKED,
    Step(),
    Step(state=StepState.RUNNING),
    Step(state=StepState.DONE, attempts=1),
    Step(state=StepState.SKIPPED, fault=Fault.AWAY, attempts=1),
    Step(state=StepState.FAILED, fault=Fault.FINAL, attempts=1),
)
JUDGEMENTS = (None, None, Judgement(score=0.1, held=False), Judgement(score=0.9, held=True))
COUNT = 60


def some_photos(seed: int) -> list[Photo]:
    dice = random.Random(seed)
    return [_some_photo(number, dice) for number in range(COUNT)]


def _some_photo(number: int, dice: random.Random) -> Photo:
    owner = dice.choice(PEOPLE)
    ids = dice.sample([album.id for album in ALBUMS], dice.randint(1, len(ALBUMS)))
    photo = Photo(
        id=f"{number + 100:024x}",
        user_name=owner,
        key=f"incoming:{owner}:{number}",
        created_at=NOW + dice.randint(0, COUNT),
        size=1,
        sha256=f"{number:064x}",
        content_type="image/jpeg",
        status=dice.choice(list(PhotoStatus)),
        steps=Steps(review=dice.choice(STEPS)),
        reviewed=dice.choice(JUDGEMENTS),
        approved_in=tuple(each for each in ids if dice.random() < 0.3),
        trashed_at=NOW if dice.random() < 0.1 else None,
    )
    return photo.in_albums(ids)


@pytest.fixture(params=range(3))
def photos(request: pytest.FixtureRequest, store: MetadataStore) -> PhotoRecords:
    albums, photos = AlbumRecords(store), PhotoRecords(store)
    for album in ALBUMS:
        albums.add(album)
    for photo in some_photos(request.param):
        assert photos.add(photo)
    return photos


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("album", ALBUMS, ids=lambda album: album.album_name)
def test_index_and_decision_agree(photos: PhotoRecords, album: Album, viewer: str | None) -> None:
    sight = Sight(album, viewer)
    there = [photo for photo in photos.all_of_album(album.id, COUNT) if photo.trashed_at is None]
    seen = [photo.id for photo in there if sight.shows(photo)]
    held = [photo.id for photo in there if held_for(photo, album)]

    found = photos.index.page(Wanted((EVERYONE,), sight.within), Order.CREATED, limit=COUNT)
    by_owner = photos.index.page(Wanted(PEOPLE, sight.within), Order.CREATED, limit=COUNT)

    assert [document["_id"] for document in found] == [document["_id"] for document in by_owner] == seen
    assert photos.seen_counts([sight]).get(album.id, 0) == len(seen)
    assert photos.held_count(album) == len(held)
    if album.review:
        waiting = photos.index.page(Wanted((EVERYONE,), held_in(album)), Order.CREATED, limit=COUNT)
        assert [document["_id"] for document in waiting] == held


@pytest.mark.parametrize("viewer", ["carl", None])
@pytest.mark.parametrize("by", ["index", "record"])
def test_pages_go_on_where_they_ended(photos: PhotoRecords, viewer: str | None, by: str) -> None:
    album = ALBUMS[0]
    sight, after, found = Sight(album, viewer), None, list[Photo]()
    # What asks for a status is not told by the index alone.
    equal = {"albumId": album.id} | ({"status": "ready"} if by == "record" else {})
    while page := photos.page(3, after, equal, sight=sight):
        found += page
        after = Cursor(page[-1].created_at, page[-1].id)

    whole = photos.page(COUNT, None, equal, sight=sight)
    assert [photo.id for photo in found] == [photo.id for photo in whole]
    assert all(sight.shows(photo) for photo in whole)
    assert {photo.id for photo in whole} < {photo.id for photo in photos.all_of_album(album.id, COUNT)}
