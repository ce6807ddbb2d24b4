"""What guests add is judged by the real network, before anybody but the album's owner sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from classifier.weights import OPEN_NSFW
from tests.conftest import SHARED
from tests.journeys.running_album import Person, RunningAlbum
from yolov3.errors import WeightsMissing
from yolov3.models.finding import FETCHED, find_weights

ALL_ARE_HELD = "0"
AS_USUAL = "0.5"


@pytest.fixture(params=[ALL_ARE_HELD, AS_USUAL])
def album(request: pytest.FixtureRequest, tmp_path: Path, shared_weights: Path) -> Iterator[RunningAlbum]:
    try:
        find_weights(OPEN_NSFW, [SHARED / "weights", FETCHED])
    except WeightsMissing:
        pytest.skip("the weights of open-nsfw are not here: scripts/fetch-weights open-nsfw")
    environment = {
        "WEIGHTS_DIR": str(shared_weights),
        "PICTURE_LABELS": "False",
        "REVIEW_SCORE": request.param,
    }
    album = RunningAlbum(tmp_path, environment, "yolo-fastest-1.1-xl").start()
    yield album
    album.stop()


def test_a_harmless_photo_is_seen_unless_all_are_to_be_held(
    album: RunningAlbum, shared_photos: Path, request: pytest.FixtureRequest
) -> None:
    ann, bob = Person(album, "ann"), Person(album, "bob")
    album_id = ann.new_album()
    ann.post(f"/albums/{album_id}/shares", {"kind": "user", "userName": "bob", "add": True})
    token = ann.post(f"/albums/{album_id}/shares", {"kind": "link"}).json()["token"]
    ann.ask("PATCH", f"/albums/{album_id}", {"review": True})

    photo = bob.upload(album_id, shared_photos / "bus.jpg")

    is_held = request.node.callspec.params["album"] == ALL_ARE_HELD
    assert (photo["status"], photo["steps"]["review"]["state"]) == ("ready", "done")
    assert photo["steps"]["review"]["version"].startswith("open-nsfw/864bb37b/")
    assert [held["reason"] for held in photo["held"]] == (["score"] if is_held else [])
    opened = requests.post(
        f"{album.url}/function/albums/shares/open", json={"token": token}, timeout=20
    ).json()
    guest = {"Authorization": f"Bearer {opened['token']}"}
    picture = f"{album.url}/function/photos/{photo['_id']}/preview"
    assert requests.get(picture, headers=guest, timeout=20).status_code == (404 if is_held else 200)
    assert opened["album"]["photoCount"] == (0 if is_held else 1)

    ann.post(f"/albums/{album_id}/photos/approve", {"ids": [photo["_id"]]})

    assert requests.get(picture, headers=guest, timeout=20).status_code == 200
