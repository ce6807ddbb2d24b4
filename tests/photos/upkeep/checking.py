"""What tests of the check of records against storage do."""

from typing import Any

from tests.house import House, Person
from tests.house.pictures import jpeg

DAY = 86_400


def verify(person: Person, **wanted: object) -> dict[str, Any]:
    reply = person.post("photos", "/verify", json=wanted)
    assert reply.status_code == 200, reply.text
    report: dict[str, Any] = reply.get_json()
    return report


def take_in(person: Person, name: str = "boat") -> dict[str, Any]:
    return person.add_photo(
        person.make_album(), person.upload(name, jpeg() if name == "boat" else jpeg(note=name))
    )


def lose(house: House, key: str) -> None:
    house.blobs.delete(key)


def nothing_wrong(report: dict[str, Any]) -> bool:
    return not (report["orphans"] or report["missing"] or report["damaged"] or report["duplicates"])
