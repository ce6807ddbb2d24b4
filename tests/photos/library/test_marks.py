"""A person marks photos, one or many, and puts right what a file has wrong; it stays so."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.house import House, Person
from tests.house.sharing import guest, share_link, share_with, sign_up

MAY, JUNE = 1_556_960_400_000, 1_559_552_400_000
LISBON = {"lat": 38.72, "lon": -9.14}


@pytest.fixture
def album(ann: Person) -> str:
    return ann.make_album()


@pytest.fixture
def photo_id(ann: Person, album: str) -> str:
    made: str = ann.add_photo(album, ann.upload("boat"))["_id"]
    return made


def patched(person: Person, photo_id: str, **body: Any) -> dict[str, Any]:
    reply = person.patch("photos", f"/{photo_id}", body)
    assert reply.status_code == 200, reply.get_json()
    answer: dict[str, Any] = reply.get_json()
    return answer


def ids(person: Person, **query: str) -> list[str]:
    return [photo["_id"] for photo in person.get("photos", **query).get_json()]


def months(person: Person, **query: str) -> list[tuple[str | None, int]]:
    return [(one["month"], one["count"]) for one in person.get("photos", "/timeline", **query).get_json()]


def test_favourite_is_found_until_it_is_none(ann: Person, photo_id: str) -> None:
    assert patched(ann, photo_id, favourite=True)["favourite"] is True
    assert ids(ann, q="is:favourite") == [photo_id]

    assert patched(ann, photo_id, favourite=False)["favourite"] is False
    assert ids(ann, q="is:favourite") == []


def test_what_is_left_out_stays(ann: Person, photo_id: str) -> None:
    patched(ann, photo_id, favourite=True, archived=True, takenAt=MAY)

    told = patched(ann, photo_id, addTags=["lake"])

    assert (told["favourite"], told["archived"], told["takenAt"]) == (True, True, MAY)


def test_archived_photo_is_in_its_album_and_the_search_but_not_in_the_timeline(
    ann: Person, album: str, photo_id: str
) -> None:
    patched(ann, photo_id, archived=True, takenAt=MAY)

    assert months(ann) == []
    assert ids(ann, taken="2019-05") == ids(ann, order="taken") == []
    assert ids(ann, taken="2019-05", q="") == months(ann, q="") == []
    assert months(ann, q="is:archived") == [("2019-05", 1)]
    assert ids(ann) == ids(ann, albumId=album, taken="2019-05") == ids(ann, q="dog") == [photo_id]
    assert ids(ann, q="-is:archived") == []


def test_corrected_time_is_what_the_photo_is_found_by(ann: Person, photo_id: str) -> None:
    read = ann.photo(photo_id)["takenAt"]

    told = patched(ann, photo_id, takenAt=MAY, takenAtOffset=120)

    assert (told["takenAt"], told["takenAtOffset"]) == (MAY, 120)
    assert told["asRead"]["takenAt"] == read
    assert ids(ann, taken="2019-05-04") == [photo_id]


def test_corrected_position_has_the_name_of_its_place(ann: Person, photo_id: str) -> None:
    told = patched(ann, photo_id, gps=LISBON)

    assert told["place"]["town"] == "Lisbon"
    assert ids(ann, q="place:lissabon") == [photo_id]


def test_position_tells_what_a_clock_without_an_offset_meant(ann: Person, photo_id: str) -> None:
    told = patched(ann, photo_id, gps=LISBON, takenAt=JUNE)

    assert (told["takenAt"], told["takenAtOffset"]) == (JUNE - 3_600_000, 60)


def test_correction_outlives_what_is_read_again(ann: Person, photo_id: str) -> None:
    before = patched(ann, photo_id, takenAt=MAY, takenAtOffset=60, gps=LISBON, favourite=True)

    ann.call("POST", "photos", f"/{photo_id}/process", query={"force": "1"})

    after = ann.photo(photo_id)
    for name in ("takenAt", "takenAtOffset", "gps", "place", "corrected", "asRead", "favourite"):
        assert after[name] == before[name], name


def test_correction_before_the_file_was_read_is_kept(house: House, ann: Person, album: str) -> None:
    house.recognition.hang()
    photo = ann.add_photo(album, ann.upload("boat"), prefer="respond-async")
    patched(ann, photo["_id"], takenAt=MAY, takenAtOffset=0, gps=LISBON)
    house.recognition.release()
    house.worker.settle()

    told = ann.photo(photo["_id"])

    assert (told["takenAt"], told["gps"]["lat"], told["place"]["town"]) == (MAY, 38.72, "Lisbon")


def test_photo_is_nowhere_whatever_its_file_says(house: House, ann: Person, album: str) -> None:
    photo_id = ann.add_photo(album, ann.upload("there", located(40.4, -3.7)))["_id"]
    assert ann.photo(photo_id)["place"]["town"] == "Madrid"

    told = patched(ann, photo_id, placeless=True)
    ann.call("POST", "photos", f"/{photo_id}/process", query={"force": "1"})

    assert (told["gps"], told["place"], told["asRead"]["place"]["town"]) == (None, None, "Madrid")
    assert (ann.photo(photo_id)["gps"], ids(ann, q="has:place")) == (None, [])
    assert patched(ann, photo_id, gps=LISBON)["place"]["town"] == "Lisbon"
    patched(ann, photo_id, placeless=True)
    back = patched(ann, photo_id, gps=None)
    assert (back["place"]["town"], back["asRead"]) == ("Madrid", None)


def located(lat: float, lon: float) -> bytes:
    exif = Image.Exif()
    degrees = {2: (abs(lat), 0, 0), 4: (abs(lon), 0, 0)}
    exif[0x8825] = {1: "N" if lat > 0 else "S", 3: "E" if lon > 0 else "W", **degrees}
    written = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(written, "JPEG", exif=exif)
    return written.getvalue()


def test_correction_is_taken_back(ann: Person, photo_id: str) -> None:
    before = ann.photo(photo_id)
    patched(ann, photo_id, takenAt=MAY, takenAtOffset=60, gps=LISBON)

    one_left = patched(ann, photo_id, takenAt=None)
    none_left = patched(ann, photo_id, gps=None)

    assert one_left["place"]["town"] == "Lisbon"
    for name in ("takenAt", "takenAtOffset", "gps", "place", "corrected", "asRead"):
        assert none_left[name] == before[name], name


def test_many_are_marked_at_once_each_for_itself(ann: Person, bob: Person, album: str) -> None:
    mine = [ann.add_photo(album, ann.upload(f"p{n}"))["_id"] for n in range(3)]
    others = bob.add_photo(bob.make_album(), bob.upload("b"))["_id"]

    reply = ann.patch("photos", "/", {"ids": [*mine, mine[0], others], "favourite": True, "addTags": ["sea"]})

    assert reply.status_code == 200
    told = reply.get_json()
    assert told["changed"] == 3
    assert [one["at"] for one in told["failed"]] == [4]
    assert set(ids(ann, q="is:favourite tag:sea")) == set(mine)
    assert bob.photo(others)["favourite"] is False


def test_many_are_moved_at_once(ann: Person, bob: Person, album: str, photo_id: str) -> None:
    other = ann.make_album("Other")

    assert ann.patch("photos", "/", {"ids": [photo_id], "albumId": other}).get_json()["changed"] == 1
    assert ids(ann, albumId=other) == [photo_id]
    assert ann.patch("photos", "/", {"ids": [photo_id], "albumId": bob.make_album()}).status_code == 404


def test_others_are_not_told_of_marks(house: House, ann: Person, album: str, photo_id: str) -> None:
    eve = sign_up(house, "eve")
    patched(ann, photo_id, favourite=True, archived=True, gps=LISBON)
    share_with(ann, album, eve)

    [told] = eve.get("photos", albumId=album).get_json()

    assert not {"favourite", "archived", "corrected", "asRead", "gps", "place"} & told.keys()
    assert ids(eve, albumId=album, q="is:favourite") == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"favourite": "yes please"}, "favourite"),
        ({"takenAt": 1e30}, "takenAt"),
        ({"takenAt": -(10**15)}, "takenAt"),
        ({"takenAt": "2019"}, "takenAt"),
        ({"takenAt": MAY, "takenAtOffset": 5_000}, "takenAtOffset"),
        ({"gps": {"lat": 91, "lon": 0}}, "gps"),
        ({"gps": {"lat": 0}}, "gps"),
        ({"gps": [0, 0]}, "gps"),
        ({"gps": {"lat": 0, "lon": 0, "radius": 1}}, "gps"),
    ],
    ids=str,
)
def test_wrong_mark_is_named(ann: Person, photo_id: str, body: dict[str, object], field: str) -> None:
    reply = ann.patch("photos", f"/{photo_id}", body)

    assert reply.status_code == 422
    assert reply.get_json()["field"].split(".")[0] == field


@pytest.mark.parametrize("ids", [[], ["x"], "x", [7], ["0" * 24] * 1_001], ids=lambda ids: str(ids)[:20])
def test_many_are_named_by_their_ids(ann: Person, ids: object) -> None:
    assert ann.patch("photos", "/", {"ids": ids, "favourite": True}).status_code == 422


def test_offset_alone_is_another_clock_for_the_same_moment(ann: Person, photo_id: str) -> None:
    patched(ann, photo_id, takenAt=MAY, takenAtOffset=60)

    told = patched(ann, photo_id, takenAtOffset=120)

    assert (told["takenAt"], told["takenAtOffset"]) == (MAY, 120)


def test_offset_of_no_time_says_nothing(ann: Person, photo_id: str) -> None:
    before = ann.photo(photo_id)

    for body in ({"takenAtOffset": 60}, {"takenAt": None, "takenAtOffset": 60}):
        told = patched(ann, photo_id, **body)
        assert (told["takenAt"], told["corrected"]) == (before["takenAt"], before["corrected"])


def test_whole_number_may_have_a_point(ann: Person, photo_id: str) -> None:
    assert patched(ann, photo_id, takenAt=float(MAY))["takenAt"] == MAY


def test_guest_of_a_link_sees_what_its_owner_has_archived(house: House, ann: Person, photo_id: str) -> None:
    made = share_link(ann, patched(ann, photo_id, archived=True)["albumId"])

    assert ids(guest(house, made["token"]), order="taken") == [photo_id]
