"""Thumbnails over HTTP: of keys, of data URIs, of images."""

import base64

import pytest

from tests.house import House, Person
from tests.house.album import MAX_OBJECT_BYTES
from tests.thumbnail.asking import WIDE, details, post, size


def test_key_gives_the_key_of_the_thumbnail_and_stores_a_preview_too(house: House, ann: Person) -> None:
    key = ann.upload("wide", WIDE)

    # As a shell's echo sends it, with a line break.
    reply = post(ann, f"{key}\n")

    assert (reply.status_code, reply.mimetype) == (200, "text/plain")
    assert size(ann.get("storage", f"/{reply.text}").data) == (200, 200)
    previews = [key for key in house.stored_keys() if key.startswith("preview:")]
    assert [size(ann.get("storage", f"/{preview}").data) for preview in previews] == [(640, 320)] * 2


def test_details_are_in_pixels_of_the_original(ann: Person) -> None:
    reply = details(ann, ann.upload("wide", WIDE))

    told = reply.get_json()
    assert told.keys() == {
        "thumbnailKey",
        "mediumKey",
        "previewKey",
        "placeholder",
        "width",
        "height",
        "crop",
        "look",
    }
    assert (told["width"], told["height"]) == (640, 320)
    crop = told["crop"]
    assert crop.keys() == {"x", "y", "width", "height"}
    assert (crop["width"], crop["height"]) == (320, 320)
    assert 0 <= crop["x"] <= 320
    for name in ("thumbnailKey", "mediumKey", "previewKey"):
        assert ann.get("storage", f"/{told[name]}").status_code == 200


def test_thumbnail_that_went_away_is_made_again(ann: Person, house: House) -> None:
    made = post(ann, ann.upload("wide", WIDE)).text
    house.blobs.delete(made)

    assert post(ann, ann.key("wide")).text == made
    assert ann.get("storage", f"/{made}").status_code == 200


@pytest.mark.parametrize(("width", "height"), [(16, 16), (300, 100), (2048, 2048), (100, 333)])
def test_thumbnail_has_the_size_that_is_asked_for(ann: Person, width: int, height: int) -> None:
    reply = post(ann, ann.upload("wide", WIDE), width=str(width), height=str(height))

    assert size(ann.get("storage", f"/{reply.text}").data) == (width, height)


def test_sizes_are_kept_apart(ann: Person) -> None:
    key = ann.upload("wide", WIDE)

    small, large = (post(ann, key, width=side, height=side).text for side in ("50", "100"))

    assert small != large
    assert size(ann.get("storage", f"/{small}").data) == (50, 50)


@pytest.mark.parametrize("name", ["width", "height"])
@pytest.mark.parametrize("value", ["0", "15", "2049", "-1", "wide", "1e3", "", "9" * 99])
def test_other_sizes_are_invalid(ann: Person, name: str, value: str) -> None:
    reply = post(ann, WIDE, "image/jpeg", **{name: value})

    assert (reply.status_code, reply.get_json()["field"]) == (422, name)


def test_image_gives_an_image_and_is_not_stored(house: House, ann: Person) -> None:
    reply = post(ann, WIDE, "image/jpeg")

    assert (reply.status_code, reply.mimetype) == (200, "image/jpeg")
    assert size(reply.data) == (200, 200)
    assert house.stored_keys() == set()


def test_data_uri_gives_a_data_uri(ann: Person) -> None:
    reply = post(ann, f"data:image/jpeg;base64,{base64.b64encode(WIDE).decode()}")

    assert reply.mimetype == "text/plain"
    head, _, body = reply.text.partition(",")
    assert head == "data:image/jpeg;base64"
    assert size(base64.b64decode(body)) == (200, 200)


@pytest.mark.parametrize("as_text", [False, True])
def test_details_of_what_is_not_stored_have_no_keys(ann: Person, as_text: bool) -> None:
    uri = f"data:image/jpeg;base64,{base64.b64encode(WIDE).decode()}"

    told = (details(ann, uri) if as_text else details(ann, WIDE, "image/jpeg")).get_json()

    assert (told["thumbnailKey"], told["previewKey"]) == (None, None)
    assert (told["width"], told["height"]) == (640, 320)


def test_key_of_nothing_is_not_found_by_name(ann: Person) -> None:
    for reply in (post(ann, ann.key("none")), details(ann, ann.key("none"))):
        assert reply.status_code == 404
        assert ann.key("none") in reply.get_json()["detail"]


def test_photos_of_others_are_not_there(ann: Person, bob: Person) -> None:
    assert post(bob, ann.upload("wide", WIDE)).status_code == 404


@pytest.mark.parametrize("text", ["../../etc/passwd", "wide", "incoming:ann:", "\x00", "http://host/x.jpg"])
def test_what_cannot_be_a_key_is_not_found(ann: Person, text: str) -> None:
    assert post(ann, text).status_code == 404


@pytest.mark.parametrize("body", [b"", b"   ", WIDE])
def test_body_without_a_meaning_is_invalid(ann: Person, body: bytes) -> None:
    reply = post(ann, body)

    assert (reply.status_code, reply.get_json()["field"]) == (422, "body")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<svg/>", WIDE[:100], b"\xff\xd8\xff\xe0 nonsense"])
def test_what_is_no_image_is_unreadable(ann: Person, data: bytes) -> None:
    reply = post(ann, data, "image/jpeg")

    assert reply.status_code == 422
    assert reply.get_json()["field"] == "image"


def test_stored_file_that_is_no_image_is_unreadable(house: House, ann: Person) -> None:
    key = ann.upload("paper", b"%PDF-1.7")

    assert post(ann, key).status_code == 422
    assert house.stored_keys() == {key}


def test_image_beyond_the_limit_is_too_large(ann: Person) -> None:
    assert post(ann, b"\xff" * (MAX_OBJECT_BYTES + 1), "image/jpeg").status_code == 413


def test_storage_that_is_away_is_an_upstream_that_failed(house: House, ann: Person) -> None:
    key = ann.upload("wide", WIDE)
    house.go_away("storage")

    reply = post(ann, key)

    assert reply.status_code == 502
    assert "storage" in reply.get_json()["detail"]


def test_blob_store_that_is_away_is_named_through_all_functions(house: House, ann: Person) -> None:
    key = ann.upload("wide", WIDE)
    house.lose_blobs()

    reply = details(ann, key)

    assert (reply.status_code, reply.get_json()["missing"]) == (503, ["blob store"])
    assert reply.headers["Retry-After"]


def test_photos_may_ask_on_behalf_of_their_owner_only(house: House, ann: Person) -> None:
    key = ann.upload("wide", WIDE)

    def ask(function: str, user_name: str) -> int:
        token = house.signer(function).for_function("thumbnail", user_name)
        return post(house.bearer(token), key).status_code

    assert ask("photos", "ann") == 200
    assert ask("photos", "bob") == 404
    assert ask("storage", "ann") == 401
