"""What searches find and count is compared with the records, and mended."""

from typing import Any

from functions.shared.stores.sqlite.store import SqliteStore
from tests.house import House, Person


def verify(person: Person, **body: bool) -> dict[str, Any]:
    """The faults of all parts."""
    found: dict[str, Any] = {"misfound": [], "repaired": []}
    cursor: dict[str, str] = {}
    while True:
        reply = person.post("photos", "/verify", {**body, **cursor})
        assert reply.status_code == 200, reply.text
        told = reply.get_json()
        found["misfound"] += told["misfound"]
        found["repaired"] += told["repaired"]["misfound"]
        if not told["more"]:
            return found
        cursor = {"cursor": told["cursor"]}


def test_what_is_found_wrongly_is_told_and_mended(house: House, ann: Person) -> None:
    photo = ann.add_photo(ann.make_album("Rome"), ann.upload("1.jpg"))
    assert verify(house.operator()) == {"misfound": [], "repaired": []}
    store = house.store
    assert isinstance(store, SqliteStore)
    store.execute("DELETE FROM search_photos_terms_v1 WHERE term = 'tag:dog'")
    store.execute("DELETE FROM search_albums_terms_v2 WHERE term = 'word:rome'")
    assert ann.get("photos", q="tag:dog").get_json() == []

    told = ["photos/ann: tag:dog", "albums/ann: word:rome"]
    assert verify(house.operator()) == {"misfound": told, "repaired": []}
    assert verify(ann, repair=True) == {"misfound": [], "repaired": []}
    assert verify(house.operator(), repair=True) == {"misfound": told, "repaired": told}

    assert verify(house.operator()) == {"misfound": [], "repaired": []}
    assert [found["_id"] for found in ann.get("photos", q="dog rome").get_json()] == [photo["_id"]]
