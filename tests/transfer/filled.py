"""An account with everything in it that an export may meet."""

from typing import Any

from tests.house import House, Person
from tests.house.pictures import jpeg

KEPT = ("fileName", "sha256", "addedTags", "removedTags", "tags", "status", "width", "contentType")


def named_photo(person: Person, album_id: str, key: str, name: str | None, data: bytes) -> dict[str, Any]:
    body = {"albumId": album_id, "key": person.upload(key, data)} | ({"fileName": name} if name else {})
    photo: dict[str, Any] = person.post("photos", json=body).get_json()
    return photo


def contents(person: Person) -> list[tuple[str, list[list[object]]]]:
    """Albums with what is known of their photos."""
    shown = []
    for album in person.get("albums").get_json():
        photos = person.get("photos", albumId=album["_id"]).get_json()
        shown.append((album["albumName"], sorted(([p[name] for name in KEPT] for p in photos), key=str)))
    return sorted(shown, key=str)


def fill(house: House, person: Person) -> None:
    first = person.make_album("Böö / 2023")
    house.clock.advance(1)
    person.make_album("Empty")
    house.clock.advance(1)
    second = person.make_album("Böö / 2023")
    for album_id, key, name, data in (
        (first, "1", "a.jpg", jpeg(80)),
        (first, "2", "a.jpg", jpeg(81)),
        (first, "3", "A.JPG", jpeg(82)),
        (first, "4", "a.jpg.json", jpeg(83)),
        (first, "5", None, jpeg(84)),
        (first, "6", "../../etc/passwd", jpeg(85)),
        (first, "7", "📷 été.jpg", jpeg(80)),
        (second, "8", "a.jpg", jpeg(86)),
        (second, "9", "notes.json", b'{"format": "none"}'),
    ):
        photo = named_photo(person, album_id, key, name, data)
        house.clock.advance(1)
        tags = {"addTags": [f"number {key}"], "removeTags": ["dog"]}
        assert person.patch("photos", f"/{photo['_id']}", tags).status_code == 200
        if key == "7":
            body = {"ids": [photo["_id"]]}
            assert person.post("albums", f"/{second}/photos", body).status_code == 200
