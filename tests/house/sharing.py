"""Albums that are shared, and those with whom."""

from typing import Any

from werkzeug.test import TestResponse

from tests.house.album import House
from tests.house.people import Person

PASSWORD = "correct horse"


def sign_up(house: House, name: str) -> Person:
    """Somebody with an account: only with those can an album be shared by name."""
    reply = house.nobody().post("accounts", json={"userName": name, "password": PASSWORD})
    assert reply.status_code == 201, reply.text
    return Person(house.apps, name, reply.get_json()["token"])


def share(owner: Person, album_id: str, **wanted: object) -> dict[str, Any]:
    reply = owner.post("albums", f"/{album_id}/shares", wanted)
    assert reply.status_code == 201, reply.text
    made: dict[str, Any] = reply.get_json()
    return made


def share_link(owner: Person, album_id: str, **wanted: object) -> dict[str, Any]:
    return share(owner, album_id, kind="link", **wanted)


def share_with(owner: Person, album_id: str, user: Person, **wanted: object) -> dict[str, Any]:
    return share(owner, album_id, kind="user", userName=user.name, **wanted)


def end_share(owner: Person, made: dict[str, Any]) -> None:
    assert owner.delete("albums", f"/{made['albumId']}/shares/{made['_id']}").status_code == 204


def open_link(house: House, token: str, password: str | None = None, address: str = "") -> TestResponse:
    body = {"token": token} | ({"password": password} if password is not None else {})
    headers = {"X-Forwarded-For": address} if address else {}
    return house.nobody().call("POST", "albums", "/shares/open", json=body, headers=headers)


def guest(house: House, token: str, password: str | None = None) -> Person:
    """Who has opened the link."""
    reply = open_link(house, token, password)
    assert reply.status_code == 200, reply.text
    return house.bearer(reply.get_json()["token"])


def listed(person: Person, album_id: str) -> list[str]:
    """The ids of the album's photos, as this person sees it."""
    return [photo["_id"] for photo in person.get("albums", f"/{album_id}").get_json()["photos"]]


def records(house: House, table: str) -> int:
    count: int = house.store.connection().execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
    return count
