"""Trash, several albums and jobs while processes die and calls are lost: all is as in the model at last."""

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
import requests

from tests.house.belonging import GONE, TRASH, Album, Model, Photo
from tests.house.pictures import jpeg
from tests.journeys.conftest import LIGHT
from tests.journeys.faulty_gateway import FaultyGateway
from tests.journeys.mischief import mischief
from tests.journeys.running_album import Person, RunningAlbum

PHOTOS: Final = 24
STEPS: Final = 150
SHARE_OF_FAULTS: Final = 0.03
PATIENCE_SECONDS: Final = 240
FAULTS: Final = ("missing", "damaged", "duplicates", "misfound")
PASSES_BY_ITSELF: Final = (429, 500, 502, 503, 504)


class Player:
    """One person who asks again until there is an answer; what was done by then may be answered as done."""

    def __init__(self, person: Person, chance: random.Random) -> None:
        self.person, self.chance, self.model = person, chance, Model()
        self.favourites = set[str]()

    def moves(self) -> list[Callable[[], None]]:
        return [
            self.put,
            self.put,
            self.take_out,
            self.delete,
            self.restore,
            self.delete_album,
            self.restore_album,
            self.job,
        ]

    def call(self, method: str, path: str, *done: int, json: Any = None) -> requests.Response:
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                answer = self.person.ask(method, path, json)
            except requests.RequestException:
                answer = None
            if answer is not None and answer.status_code not in PASSES_BY_ITSELF:
                assert answer.ok or answer.status_code in done, f"{method} {path}: {answer.text}"
                return answer
            assert time.monotonic() < until, answer.text if answer is not None else "no connection"
            time.sleep(0.05)

    def begin(self) -> None:
        for number in range(4):
            made = self.call("POST", "/albums/", json={"albumName": f"Album {number}"}).json()
            self.model.albums[made["_id"]] = Album("ann")
        for number in range(PHOTOS):
            key, album_id = f"incoming:ann:{number}", self.chance.choice(list(self.model.albums))
            self.person.put(key, jpeg(note=f"{number}")).raise_for_status()
            body = {"albumId": album_id, "key": key}
            made = self.call("POST", "/photos/", json=body).json()
            self.model.photos[made["_id"]] = Photo("ann", number, [album_id])

    def put(self) -> None:
        album_id, photo_id = self._open_album(), self._seen_photo()
        if album_id and photo_id:
            self.call("POST", f"/albums/{album_id}/photos", json={"ids": [photo_id]})
            albums = self.model.photos[photo_id].albums
            albums += [album_id] if album_id not in albums else []

    def take_out(self) -> None:
        photo_id = self._seen_photo()
        there = self.model.there(self.model.photos[photo_id].albums) if photo_id else []
        if photo_id and there:
            album_id = self.chance.choice(there)
            self.call("DELETE", f"/albums/{album_id}/photos", 404, json={"ids": [photo_id]})
            self.model.photos[photo_id].albums = [each for each in there if each != album_id]

    def delete(self) -> None:
        if photo_id := self._seen_photo():
            self.call("DELETE", f"/photos/{photo_id}")
            self.model.photos[photo_id].state = TRASH

    def restore(self) -> None:
        thrown = [id for id in self.model.trash("ann") if not self.model.is_hidden(self.model.photos[id])]
        if thrown:
            photo_id = self.chance.choice(sorted(thrown))
            self.call("POST", f"/photos/{photo_id}/restore")
            self.model.photos[photo_id].state = ""

    def delete_album(self) -> None:
        if album_id := self._open_album():
            keeps = self.chance.random() < 0.4
            query = "?keepPhotos=1" if keeps else ""
            self.call("DELETE", f"/albums/{album_id}{query}")
            self.model.albums[album_id].state, self.model.albums[album_id].keeps = TRASH, keeps

    def restore_album(self) -> None:
        thrown = [id for id, album in self.model.albums.items() if album.state == TRASH]
        if thrown:
            album_id = self.chance.choice(thrown)
            self.call("POST", f"/albums/{album_id}/restore")
            self.model.albums[album_id].state, self.model.albums[album_id].keeps = "", False

    def job(self) -> None:
        """Of all that is found, waited for; sometimes undone."""
        before = sorted(self.model.own("ann"))
        body = {"q": "", "action": {"favourite": True}}
        self._wait_for(self.call("POST", "/photos/jobs", json=body).json())
        if self.chance.random() < 0.5:
            self.favourites |= set(before)
            return
        again = self.call("POST", "/photos/jobs", json={"q": "", "action": {"favourite": False}}).json()
        self._wait_for(again)
        self._wait_for(self.call("POST", f"/photos/jobs/{again['_id']}/undo").json())
        self.favourites |= set(before)

    def _wait_for(self, job: dict[str, Any]) -> None:
        """The sweep of every minute, called more often, goes on with what was killed."""
        until = time.monotonic() + PATIENCE_SECONDS
        while (state := self.call("GET", f"/photos/jobs/{job['_id']}").json()["state"]) == "running":
            assert time.monotonic() < until, job
            self.call("POST", "/photos/sweep")
            time.sleep(0.2)
        assert state == "done"

    def _open_album(self) -> str | None:
        found = [id for id, album in self.model.albums.items() if not album.state]
        return self.chance.choice(found) if found else None

    def _seen_photo(self) -> str | None:
        found = sorted(self.model.own("ann"))
        return self.chance.choice(found) if found else None


@pytest.fixture
def chance() -> random.Random:
    seed = os.environ.get("FAULT_SEED") or str(random.SystemRandom().randrange(10**6))
    print(f"FAULT_SEED={seed}")  # noqa: T201 -- shown when the test fails, so that it can be given again
    return random.Random(seed)


@contextmanager
def misbehaving_album(
    folder: Path, weights: Path, chance: random.Random
) -> Iterator[tuple[RunningAlbum, FaultyGateway]]:
    gateway = FaultyGateway(chance, SHARE_OF_FAULTS)
    environment = {"WEIGHTS_DIR": str(weights), "GATEWAY_URL": gateway.start()}
    album = RunningAlbum(folder / "data", environment, LIGHT)
    try:
        gateway.album_url = album.start().url
        yield album, gateway
    finally:
        album.stop()
        gateway.stop()


@pytest.mark.timeout(900)
def test_every_list_is_what_the_model_says(
    chance: random.Random, tmp_path: Path, shared_weights: Path
) -> None:
    with misbehaving_album(tmp_path, shared_weights, chance) as (album, gateway):
        player = Player(Person(album, "ann"), chance)
        player.begin()
        gateway.misbehaves = True
        with mischief(album, None, chance):
            for _ in range(STEPS):
                chance.choice(player.moves())()
        gateway.misbehaves = False

        check(player)


def check(player: Player) -> None:
    model = player.model
    own = player.call("GET", "/photos/?limit=500").json()
    assert {photo["_id"] for photo in own} == model.own("ann")
    assert {photo["_id"] for photo in own if photo["favourite"]} == player.favourites & model.own("ann")
    assert {photo["_id"] for photo in player.call("GET", "/photos/?q=&limit=500").json()} == model.own("ann")
    assert {photo["_id"] for photo in player.call("GET", "/photos/trash").json()} == model.trash("ann")
    for album_id, album_there in model.albums.items():
        answer = player.call("GET", f"/albums/{album_id}?limit=500", 404)
        seen = {photo["_id"] for photo in answer.json()["photos"]} if answer.ok else None
        assert seen == (None if album_there.state else model.within(album_id))
        if seen is not None:
            assert answer.json()["photoCount"] == len(seen)
    verify_until_quiet(player)
    for photo_id, photo in model.photos.items():
        assert photo.state == GONE or player.call("GET", f"/photos/{photo_id}/original").content


def verify_until_quiet(player: Player) -> None:
    """What was begun twice is removed by sweeps; then nothing is wrong."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        player.call("POST", "/photos/sweep")
        report = player.call("POST", "/photos/verify", json={}).json()
        wrong = {
            name: report[name] for name in ("missing", "damaged", "duplicates", "misfound") if report[name]
        }
        if not wrong and not report["more"]:
            return
        assert time.monotonic() < until, wrong
        time.sleep(1)
