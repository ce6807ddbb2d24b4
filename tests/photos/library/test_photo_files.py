"""A photo's bytes, given out by photos to whoever may see it."""

import pytest
import requests

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.house.sharing import end_share, guest, share_link, share_with, sign_up

FORMS = ("thumbnail", "medium", "preview", "original")
KEYS = ("thumbnailKey", "mediumKey", "previewKey", "key")
HTML = b"<!DOCTYPE html><script>alert(1)</script>"

FILE = jpeg()


@pytest.fixture
def album_id(ann: Person) -> str:
    return ann.make_album()


@pytest.fixture
def photo_id(ann: Person, album_id: str) -> str:
    added: str = ann.add_photo(album_id, ann.upload("boat.jpg", FILE))["_id"]
    return added


@pytest.mark.parametrize(("form", "key"), [*zip(FORMS, KEYS, strict=True)])
def test_owner_gets_what_storage_has(ann: Person, photo_id: str, form: str, key: str) -> None:
    stored = ann.get("storage", f"/{ann.photo(photo_id)[key]}")

    reply = ann.get("photos", f"/{photo_id}/{form}")

    assert reply.status_code == 200
    assert reply.data == stored.data
    assert reply.content_type == "image/jpeg"
    assert reply.headers["ETag"] == stored.headers["ETag"]
    assert reply.headers["Content-Length"] == str(len(stored.data))
    assert reply.headers["Cache-Control"] == "private, no-cache"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"


def test_copy_at_hand_is_not_sent_again_but_asked_about(house: House, ann: Person, photo_id: str) -> None:
    visitor = guest(house, share_link(ann, ann.photo(photo_id)["albumId"])["token"])
    tag = visitor.get("photos", f"/{photo_id}/preview").headers["ETag"]
    headers = {"If-None-Match": tag}
    reply = visitor.call("GET", "photos", f"/{photo_id}/preview", headers=headers)
    assert (reply.status_code, reply.data, reply.headers["ETag"]) == (304, b"", tag)

    [made] = ann.get("albums", f"/{ann.photo(photo_id)['albumId']}/shares").get_json()
    end_share(ann, made)

    assert visitor.call("GET", "photos", f"/{photo_id}/preview", headers=headers).status_code == 401


def test_part_of_a_file_is_sent(ann: Person, photo_id: str) -> None:
    reply = ann.call("GET", "photos", f"/{photo_id}/original", headers={"Range": "bytes=2-5"})

    assert (reply.status_code, reply.data) == (206, FILE[2:6])
    assert reply.headers["Content-Range"] == f"bytes 2-5/{len(FILE)}"


def test_part_that_is_not_there_is_refused(ann: Person, photo_id: str) -> None:
    reply = ann.call("GET", "photos", f"/{photo_id}/original", headers={"Range": "bytes=9000000-"})

    assert reply.status_code == 416
    assert reply.headers["Content-Range"] == f"bytes */{len(FILE)}"


def test_head_tells_the_length_and_sends_nothing(ann: Person, photo_id: str) -> None:
    reply = ann.call("HEAD", "photos", f"/{photo_id}/original")

    assert (reply.status_code, reply.data) == (200, b"")
    assert reply.headers["Content-Length"] == str(len(FILE))


def test_originals_are_given_only_where_they_are_shared(house: House, ann: Person, photo_id: str) -> None:
    album_id, bob = ann.photo(photo_id)["albumId"], sign_up(house, "bob")
    looking = guest(house, share_link(ann, album_id)["token"])
    trusted = guest(house, share_link(ann, album_id, originals=True)["token"])
    share_with(ann, album_id, bob)

    def told(person: Person) -> list[int]:
        return [person.get("photos", f"/{photo_id}/{form}").status_code for form in FORMS]

    assert told(looking) == told(bob) == [200, 200, 200, 403]
    assert told(trusted) == [200, 200, 200, 200]
    assert told(house.person("eve")) == [404, 404, 404, 404]
    assert told(house.nobody()) == [401, 401, 401, 401]


def test_photo_without_a_medium_picture_gives_its_preview(house: House, ann: Person, photo_id: str) -> None:
    house.photos.change(photo_id, lambda photo: photo.model_copy(update={"medium_key": None}))

    medium, preview = (ann.get("photos", f"/{photo_id}/{form}") for form in ("medium", "preview"))

    assert medium.status_code == 200
    assert medium.data == preview.data


def test_what_is_not_made_yet_is_not_there(house: House, ann: Person, album_id: str) -> None:
    house.go_away("thumbnail")
    photo = ann.add_photo(album_id, ann.upload("a.jpg"))

    assert ann.get("photos", f"/{photo['_id']}/thumbnail").status_code == 404
    assert ann.get("photos", f"/{photo['_id']}/original").status_code == 200


@pytest.mark.parametrize("claimed", ["image/png", "text/html", "image/svg+xml"])
def test_what_is_no_picture_is_saved_and_never_shown(ann: Person, album_id: str, claimed: str) -> None:
    photo = ann.add_photo(album_id, ann.upload("page.html", HTML, claimed))
    assert photo["status"] == "failed"

    reply = ann.get("photos", f"/{photo['_id']}/original")

    assert reply.data == HTML
    assert reply.content_type == "application/octet-stream"
    assert reply.headers["Content-Disposition"].startswith("attachment;")
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_picture_is_served_as_what_it_is_found_to_be(ann: Person, album_id: str) -> None:
    photo = ann.add_photo(album_id, ann.upload("a.png", jpeg(), "image/png"))

    assert ann.get("photos", f"/{photo['_id']}/original").content_type == "image/jpeg"


def test_original_is_saved_under_its_name(ann: Person, album_id: str) -> None:
    key = ann.upload("1.jpg")
    body = {"albumId": album_id, "key": key, "fileName": 'Été "1"\r\nX: y\u202egpj.html'}
    photo_id = ann.post("photos", json=body).get_json()["_id"]

    reply = ann.get("photos", f"/{photo_id}/original", download="1")

    assert reply.headers["Content-Disposition"] == (
        'attachment; filename="E_te_ _1___X_ y_gpj.html.jpg"; '
        "filename*=UTF-8''%C3%89t%C3%A9%20_1___X_%20y_gpj.html.jpg"
    )
    assert "X" not in reply.headers


@pytest.mark.parametrize("fault", [requests.ConnectionError("refused"), requests.ReadTimeout("slow")])
def test_storage_that_does_not_answer_is_told(
    house: House, ann: Person, photo_id: str, fault: requests.RequestException
) -> None:
    house.network.faults["storage"] = fault

    reply = ann.get("photos", f"/{photo_id}/preview")

    assert reply.status_code == 502
    assert reply.content_type == "application/problem+json"


def test_lost_object_is_told(house: House, ann: Person, photo_id: str) -> None:
    house.blobs.delete(ann.photo(photo_id)["previewKey"])

    assert ann.get("photos", f"/{photo_id}/preview").status_code == 404
