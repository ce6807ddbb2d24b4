"""A stored photo becomes a photo of an album."""

import threading
from concurrent.futures import ThreadPoolExecutor

from tests.house import House, Person
from tests.house.pictures import jpeg


def test_photo_is_ready_with_its_tags_and_thumbnail(ann: Person) -> None:
    album_id = ann.make_album()
    key = ann.upload("boat", jpeg())

    reply = ann.post("photos", json={"albumId": album_id, "key": key, "fileName": "Boat 1.jpg"})

    assert reply.status_code == 201
    photo = reply.get_json()
    assert reply.headers["Location"] == f"/function/photos/{photo['_id']}"
    assert photo["status"] == "ready"
    assert photo["tags"] == ["person", "dog"]
    assert (photo["width"], photo["height"]) == (64, 48)
    assert (photo["fileName"], photo["contentType"]) == ("Boat 1.jpg", "image/jpeg")
    assert photo["size"] == len(jpeg())
    thumbnail = ann.get("storage", f"/{photo['thumbnailKey']}")
    assert thumbnail.data.startswith(b"\xff\xd8")
