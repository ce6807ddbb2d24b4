"""Bytes on their way into storage, sent whole or in pieces, over connections that break."""

import hashlib
import random
from pathlib import Path

import pytest
import requests

from tests.house import House, Person
from tests.house.network import Network
from tests.transfer.bulk import calls_of
from transfer.calls.faults import Refused
from transfer.importing.storing import Original, store

SIZE = 100_000
PIECE = 30_000


class Flaky(Network):
    """Loses every second answer after the call was carried out."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.apps = house.apps
        self.lost: list[str] = []

    def send(self, request: requests.PreparedRequest, *args: object, **options: object) -> requests.Response:
        response = super().send(request)
        if len(self.methods) % 2:
            self.lost.append(str(request.method))
            raise requests.ConnectionError("reset")
        return response


def original_of(person: Person, path: Path) -> Original:
    data = path.read_bytes()
    return Original(path, person.key("bulk"), "image/jpeg", hashlib.sha256(data).hexdigest(), len(data))


@pytest.fixture
def file(folder: Path) -> Path:
    path = folder / "file"
    path.write_bytes(random.Random(1).randbytes(SIZE))
    return path


@pytest.mark.parametrize("at_once", [SIZE, PIECE], ids=["whole", "in pieces"])
def test_bytes_arrive_as_they_are(house: House, ann: Person, file: Path, at_once: int) -> None:
    store(calls_of(house, ann), original_of(ann, file), at_once)

    reply = ann.get("storage", f"/{ann.key('bulk')}")
    assert (reply.data, reply.content_type) == (file.read_bytes(), "image/jpeg")


@pytest.mark.parametrize("at_once", [SIZE, PIECE], ids=["whole", "in pieces"])
def test_answers_that_are_lost_harm_nothing(house: House, ann: Person, file: Path, at_once: int) -> None:
    network = Flaky(house)

    store(calls_of(house, ann, network), original_of(ann, file), at_once)

    assert ("PUT" if at_once == SIZE else "PATCH") in network.lost
    assert ann.get("storage", f"/{ann.key('bulk')}").data == file.read_bytes()


def test_large_file_that_is_stored_is_not_sent_again(house: House, ann: Person, file: Path) -> None:
    store(calls_of(house, ann), original_of(ann, file), PIECE)
    house.network.methods.clear()

    store(calls_of(house, ann), original_of(ann, file), PIECE)

    assert house.network.methods == ["HEAD"]


@pytest.mark.parametrize("at_once", [SIZE, PIECE], ids=["whole", "in pieces"])
def test_file_that_changed_since_it_was_read_is_refused(
    house: House, ann: Person, file: Path, at_once: int
) -> None:
    original = original_of(ann, file)
    file.write_bytes(random.Random(2).randbytes(SIZE))

    with pytest.raises(Refused):
        store(calls_of(house, ann), original, at_once)
    assert ann.get("storage", f"/{ann.key('bulk')}").status_code == 404


def test_file_that_became_shorter_is_refused(house: House, ann: Person, file: Path) -> None:
    original = original_of(ann, file)
    file.write_bytes(file.read_bytes()[: PIECE // 2])

    with pytest.raises(Refused, match="became shorter"):
        store(calls_of(house, ann), original, PIECE)
