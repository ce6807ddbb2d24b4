"""Bytes on their way into storage, sent whole or in pieces, over connections that break."""

import hashlib
import itertools
import random
from pathlib import Path

import pytest
import requests

from functions.storage.handler import create_app
from functions.storage.services import StorageLimits, put_together
from tests.house import House, Person
from tests.house.network import Network
from tests.transfer.bulk import calls_of
from transfer.calls.faults import Busy, Refused
from transfer.importing.pieces import AIM_SECONDS, FIRST, LARGEST, SMALLEST, PieceSize
from transfer.importing.storing import Original, store

SIZE = 100_000
PIECE = 30_000


class Narrow(Network):
    """Cuts off every body of more than ``widest`` bytes, as a limit of time does on a slow line."""

    def __init__(self, house: House, widest: int) -> None:
        super().__init__()
        self.apps = house.apps
        self.widest = widest
        self.passed: list[str] = []

    def send(self, request: requests.PreparedRequest, *args: object, **options: object) -> requests.Response:
        if int(request.headers.get("Content-Length", 0)) > self.widest:
            raise requests.ConnectionError("reset")
        self.passed.append(str(request.method))
        return super().send(request)


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


def test_what_is_cut_off_whole_goes_in_pieces_small_enough(house: House, ann: Person, folder: Path) -> None:
    file = folder / "large"
    file.write_bytes(random.Random(1).randbytes(3 * FIRST))
    limits = StorageLimits(max_bytes=file.stat().st_size)
    services = put_together(house.blobs, house.gateway("storage"), limits=limits, clock=house.clock)
    house.apps["storage"] = create_app(services, house.security("storage"))
    network = Narrow(house, widest=SMALLEST)

    store(calls_of(house, ann, network), original_of(ann, file))

    assert "PUT" not in network.passed
    assert network.passed.count("PATCH") == 3 * FIRST // SMALLEST
    assert ann.get("storage", f"/{ann.key('bulk')}").data == file.read_bytes()


def test_pieces_grow_over_a_fast_line() -> None:
    seconds = itertools.count(step=0.1)
    size = PieceSize(clock=lambda: next(seconds))

    sizes = []
    for _ in range(5):
        sizes.append(size.bytes)
        with size.learning():
            pass

    assert sizes == [FIRST, 2 * FIRST, 4 * FIRST, LARGEST, LARGEST]


def test_pieces_last_some_seconds_over_a_slow_line() -> None:
    seconds = itertools.count(step=AIM_SECONDS * 2)
    size = PieceSize(clock=lambda: next(seconds))

    with size.learning():
        pass

    assert size.bytes == FIRST // 2


def test_piece_that_is_asked_to_wait_stays_as_large_as_it_is() -> None:
    size = PieceSize()

    with pytest.raises(Busy), size.learning():
        raise Busy("Come again.", retry_after=5)

    assert size.bytes == FIRST
