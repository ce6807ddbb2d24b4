"""Albums whose owners ask for a review, and where a photo can be met."""

from typing import Any

from tests.house import House, Person
from tests.house.sharing import listed, share_with

HIGH, LOW = 0.97, 0.02
FORMS = ("thumbnail", "medium", "preview", "original")


def ask_for_review(owner: Person, album_id: str, *, review: bool = True) -> dict[str, Any]:
    reply = owner.patch("albums", f"/{album_id}", {"review": review})
    assert reply.status_code == 200, reply.text
    album: dict[str, Any] = reply.get_json()
    return album


def reviewed_album(owner: Person, *members: Person) -> str:
    """Its members may add, and are given originals."""
    album_id = owner.make_album()
    for member in members:
        share_with(owner, album_id, member, add=True, originals=True)
    ask_for_review(owner, album_id)
    return album_id


def add_scored(house: House, person: Person, album_id: str, name: str, score: float) -> dict[str, Any]:
    house.recognition.judge(score)
    house.clock.advance(1)
    return person.add_photo(album_id, person.upload(name))


def approve(owner: Person, album_id: str, *ids: str) -> dict[str, Any]:
    reply = owner.post("albums", f"/{album_id}/photos/approve", {"ids": list(ids)})
    assert reply.status_code == 200, reply.text
    done: dict[str, Any] = reply.get_json()
    return done


def held_ids(person: Person, album_id: str) -> list[str]:
    reply = person.get("photos", albumId=album_id, held="1")
    assert reply.status_code == 200, reply.text
    return [photo["_id"] for photo in reply.get_json()]


def places(person: Person, album_id: str, photo_id: str) -> set[str]:
    """Where this person meets the photo in this album, of all places where photos are told of."""
    found = set[str]()
    if photo_id in listed(person, album_id):
        found.add("album")
    for name, query in {
        "list": {},
        "tag": {"tag": "person"},
        "status": {"status": "ready"},
        "search": {"q": "person"},
        "everything": {"q": ""},
        "latest": {"order": "taken"},
        "undated": {"q": "-has:date"},
    }.items():
        photos = person.get("photos", albumId=album_id, **query).get_json()
        found |= {name} if photo_id in [each["_id"] for each in photos] else set()
    if photo_id in _ids(person.get("photos", q="is:shared")):
        found.add("shared")
    found |= {form for form in FORMS if person.get("photos", f"/{photo_id}/{form}").status_code == 200}
    if person.get("photos", f"/{photo_id}").status_code == 200:
        found.add("photo")
    return found


def numbers(person: Person, album_id: str) -> dict[str, int]:
    """How many photos of the album this person is told of, each way that counts them."""
    months = person.get("photos", "/timeline", albumId=album_id).get_json()
    tags = person.get("photos", "/facets", albumId=album_id).get_json()["tag"]
    return {
        "album": person.get("albums", f"/{album_id}").get_json()["photoCount"],
        "months": sum(month["count"] for month in months),
        "tags": next((tag["count"] for tag in tags if tag["text"] == "person"), 0),
    }


def _ids(reply: Any) -> list[str]:
    found = reply.get_json()
    return [each["_id"] for each in found] if isinstance(found, list) else []
