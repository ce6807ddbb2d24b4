"""A stored photo becomes a photo of an album."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

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


def test_new_photo_has_every_field_of_the_contract(house: House, ann: Person) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("boat"))

    document = house.nobody().get("photos", "/openapi.json").get_json()
    assert photo.keys() == document["components"]["schemas"]["Photo"]["properties"].keys()
    assert photo["userName"] == "ann"
    assert photo["createdAt"] == house.clock()
    assert photo["model"] == "stand-in"
    assert photo["detections"][0] == {"class": "person", "conf": 0.9, "x1": 1, "y1": 2, "x2": 30, "y2": 40}
    for name, step in photo["steps"].items():
        assert step.keys() == {"state", "attempts", "startedAt", "finishedAt", "error", "version"}
        if name != "review":
            assert (step["state"], step["attempts"], step["error"]) == ("done", 1, None)


def test_size_type_and_digest_are_those_of_the_stored_bytes(ann: Person) -> None:
    data = jpeg(100, 80)
    key = ann.upload("lies", data, "image/png")

    photo = ann.add_photo(ann.make_album(), key)

    assert photo["size"] == len(data)
    assert photo["sha256"] == hashlib.sha256(data).hexdigest()
    assert photo["contentType"] == "image/jpeg"
    assert (photo["width"], photo["height"]) == (100, 80)


def test_record_is_there_before_any_work_is_done(house: House, ann: Person) -> None:
    house.go_away("thumbnail")
    house.recognition.hang()
    album_id, key = ann.make_album(), ann.upload("boat")

    photo = ann.add_photo(album_id, key, prefer="respond-async")

    assert house.recognition.reached.wait(10)
    assert ann.photo(photo["_id"])["status"] == "processing"
    assert ann.get("albums", f"/{album_id}").get_json()["photoCount"] == 1


def test_same_key_again_is_the_same_photo(ann: Person) -> None:
    album_id, key = ann.make_album(), ann.upload("boat")
    first = ann.post("photos", json={"albumId": album_id, "key": key})
    again = ann.post("photos", json={"albumId": album_id, "key": key})

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.get_json() == first.get_json()


def test_same_key_in_requests_at_once_is_one_photo(house: House, ann: Person) -> None:
    album_id, key = ann.make_album(), ann.upload("boat")

    def post(_: int) -> tuple[int, str]:
        reply = ann.post("photos", json={"albumId": album_id, "key": key})
        return reply.status_code, reply.get_json()["_id"]

    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(post, range(4)))

    assert sorted(status for status, _ in replies) == [200, 200, 200, 201]
    assert len({id for _, id in replies}) == 1
    assert house.recognition.requests == [[key]]


def test_key_of_which_nothing_is_stored_is_not_found(ann: Person) -> None:
    album_id = ann.make_album()

    reply = ann.post("photos", json={"albumId": album_id, "key": ann.key("none")})

    assert reply.status_code == 404
    assert "incoming:ann:none" in reply.get_json()["detail"]
    assert ann.get("photos").get_json() == []


def test_only_own_originals_in_own_albums_are_taken(ann: Person, bob: Person) -> None:
    hers, his = ann.make_album(), bob.make_album()
    key = ann.upload("boat")
    photo = ann.add_photo(hers, key)

    def status(person: Person, album_id: str, key: str) -> int:
        return person.post("photos", json={"albumId": album_id, "key": key}).status_code

    assert status(bob, his, key) == 404
    assert status(bob, hers, bob.upload("boat")) == 404
    assert status(ann, his, ann.upload("other")) == 404
    assert status(ann, "0" * 24, ann.upload("other")) == 404
    assert status(ann, hers, photo["thumbnailKey"]) == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"key": "incoming:ann:x"}, "albumId"),
        ({"albumId": "0" * 24}, "key"),
        ({"albumId": "x", "key": "incoming:ann:x"}, "albumId"),
        ({"albumId": {"$ne": None}, "key": "incoming:ann:x"}, "albumId"),
        ({"albumId": "0" * 24, "key": "a/b"}, "key"),
        ({"albumId": "0" * 24, "key": "x" * 201}, "key"),
        ({"albumId": "0" * 24, "key": "no-area"}, "key"),
        ({"albumId": "0" * 24, "key": "incoming:ann:x", "fileName": ""}, "fileName"),
        ({"albumId": "0" * 24, "key": "incoming:ann:x", "fileName": "x" * 256}, "fileName"),
        ({"albumId": "0" * 24, "key": "incoming:ann:x", "fileName": 7}, "fileName"),
        ({"albumId": "0" * 24, "key": "incoming:ann:x", "tags": []}, "tags"),
    ],
    ids=str,
)
def test_wrong_field_is_named(ann: Person, body: dict[str, object], field: str) -> None:
    reply = ann.post("photos", json=body)

    assert (reply.status_code, reply.get_json()["field"]) == (422, field)


@pytest.mark.parametrize(
    "name", ["ein Boot.jpg", "../../etc/passwd", "a\x00b", "夏.heic", "<img src=x>", "x" * 255]
)
def test_file_name_is_only_remembered(ann: Person, name: str) -> None:
    album_id, key = ann.make_album(), ann.upload("boat")

    reply = ann.post("photos", json={"albumId": album_id, "key": key, "fileName": name})

    assert reply.status_code == 201
    assert ann.photo(reply.get_json()["_id"])["fileName"] == name


def test_file_that_is_no_photo_fails_for_good_with_the_reason(house: House, ann: Person) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("paper", b"%PDF-1.7 ..."))

    assert photo["status"] == "failed"
    assert photo["steps"]["metadata"]["state"] == "failed"
    assert "PDF" in photo["steps"]["metadata"]["error"]["detail"]
    assert photo["steps"]["metadata"]["attempts"] == 1
    assert photo["steps"]["thumbnail"]["state"] == photo["steps"]["recognition"]["state"] == "pending"
    assert house.recognition.requests == []
    house.clock.advance(100_000)
    assert house.sweep_up()["resumed"] == 0


def test_damaged_photo_fails_for_good_where_it_is_decoded(house: House, ann: Person) -> None:
    whole = jpeg(400, 300)
    photo = ann.add_photo(ann.make_album(), ann.upload("damaged", whole[: len(whole) // 8]))

    assert photo["status"] == "failed"
    failed = [step for step in photo["steps"].values() if step["state"] == "failed"]
    assert len(failed) == 1
    assert failed[0]["attempts"] == 1
