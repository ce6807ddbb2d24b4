"""Asking for groups, page after page."""

from typing import Any

from tests.house import Person


def add(person: Person, album_id: str, name: str, data: bytes, file_name: str | None = None) -> str:
    """The photo's id."""
    body = {"albumId": album_id, "key": person.upload(name, data), "fileName": file_name or f"{name}.jpg"}
    reply = person.call("POST", "photos", json=body, headers={"Prefer": "wait=20"})
    assert reply.status_code == 201, reply.text
    photo: dict[str, Any] = reply.get_json()
    assert photo["status"] == "ready", photo
    photo_id: str = photo["_id"]
    return photo_id


def all_groups(person: Person, limit: int = 20) -> list[dict[str, Any]]:
    groups, cursor = list[dict[str, Any]](), None
    while True:
        asked = {"limit": str(limit)} | ({"cursor": cursor} if cursor else {})
        reply = person.get("photos", "/duplicates", **asked)
        assert reply.status_code == 200, reply.text
        page = reply.get_json()
        groups += page["groups"]
        cursor = page["cursor"]
        assert page["more"] is (cursor is not None)
        if cursor is None:
            return groups


def ids_of(groups: list[dict[str, Any]]) -> list[list[str]]:
    """Each with the best first."""
    return sorted([photo["_id"] for photo in group["photos"]] for group in groups)
