"""Someone who uploads photos and keeps count of every one that the album acknowledged."""

import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import requests

from cluster.deadlines import Deadline, StepFailed
from functions.shared.models.wire import new_id
from transfer.calls.calls import Call, Calls, Patience
from transfer.calls.faults import Busy, Refused

AT_ONCE: Final = 64
PATIENCE: Final = Patience(first=0.2, longest=5.0)
SWEEP_PAUSE: Final = 2.0
TOLD: Final = 3
TYPE: Final = {"Content-Type": "image/jpeg"}


@dataclass(frozen=True)
class Promise:
    """What was acknowledged: that this photo is there, and its bytes are these."""

    photo_id: str
    key: str
    sha256: str


class Visitor:
    """May be used by several threads."""

    def __init__(self, gateway: str, name: str) -> None:
        self.name = name
        self.promises: list[Promise] = []
        self._password = new_id()
        self._calls = Calls(gateway, AT_ONCE, PATIENCE)
        self._album = ""
        self._token = ""

    def sign_up(self) -> None:
        self._enter("/accounts/")
        album = self._calls.call(Call("POST", "/albums/", json={"albumName": "Tried"})).json()
        self._album = album["_id"]

    def sign_in(self) -> None:
        """Once more, as one must when the signing key is another."""
        self._enter("/accounts/session")

    def upload(self, photo: bytes) -> None:
        """Again and again until it is acknowledged, once. Raises Refused or Stopped if it never is."""
        self._promised(self._new_key(), photo)

    def upload_in_two(self, photo: bytes, begun: threading.Semaphore, go_on: threading.Event) -> None:
        """The second half when ``go_on`` is set. If it breaks off, it is sent anew under the same key."""

        def halves() -> Iterator[bytes]:
            yield photo[: len(photo) // 2]
            begun.release()
            go_on.wait()
            yield photo[len(photo) // 2 :]

        key = self._new_key()
        headers = TYPE | {"Authorization": f"Bearer {self._token}"}
        with suppress(requests.RequestException):
            requests.put(
                f"{self._calls.gateway}/function/storage/{key}", halves(), headers=headers, timeout=120
            )
        self._promised(key, photo)

    def await_all(self, deadline: Deadline) -> None:
        """Raises StepFailed unless every promise is kept: the photo becomes ready, with these bytes."""
        self._await_ready(deadline)
        damaged = [promise for promise in self.promises if not self._has_its_bytes(promise)]
        if damaged:
            raise StepFailed(f"{_count(damaged)} do not have the bytes that were sent")

    def _await_ready(self, deadline: Deadline) -> None:
        waiting = list(self.promises)
        for _ in deadline.attempts(SWEEP_PAUSE):
            photos = self._photos()
            if lost := [promise for promise in waiting if promise.photo_id not in photos]:
                raise StepFailed(f"{_count(lost)} were acknowledged and are gone")
            waiting = [promise for promise in waiting if photos[promise.photo_id]["status"] != "ready"]
            if not waiting:
                return
            # As the schedule does; where there is one, nothing is done twice.
            with suppress(Busy, requests.RequestException):
                self._calls.once(Call("POST", "/photos/sweep"))
        raise StepFailed(f"{_count(waiting)} do not become ready: {_steps(photos[waiting[0].photo_id])}")

    def _photos(self) -> dict[str, dict[str, Any]]:
        pages = self._calls.pages(f"/photos/?albumId={self._album}")
        return {photo["_id"]: photo for page in pages for photo in page}

    def _has_its_bytes(self, promise: Promise) -> bool:
        try:
            stored = self._calls.call(Call("GET", f"/storage/{promise.key}")).content
        except Refused:
            return False
        return hashlib.sha256(stored).hexdigest() == promise.sha256

    def _promised(self, key: str, photo: bytes) -> None:
        self._calls.patiently(lambda: self._store(key, photo))
        taken_in = self._calls.call(
            Call("POST", "/photos/", json={"albumId": self._album, "key": key})
        ).json()
        self.promises.append(Promise(taken_in["_id"], key, hashlib.sha256(photo).hexdigest()))

    def _store(self, key: str, photo: bytes) -> requests.Response:
        return self._calls.once(Call("PUT", f"/storage/{key}", body=BytesIO(photo), headers=TYPE))

    def _enter(self, path: str) -> None:
        account = {"userName": self.name, "password": self._password}
        self._token = self._calls.call(Call("POST", path, json=account)).json()["token"]
        self._calls.sign_with(self._token)

    def _new_key(self) -> str:
        return f"incoming:{self.name}:{new_id()}"


def _count(promises: list[Promise]) -> str:
    named = ", ".join(promise.key for promise in promises[:TOLD])
    return f"{len(promises)} photos ({named}{', ...' if len(promises) > TOLD else ''})"


def _steps(photo: Mapping[str, Any]) -> str:
    """Of its work, with the reason of each that failed."""
    steps: dict[str, dict[str, Any]] = photo.get("steps", {})
    told = (
        f"{name} {step['state']} {(step.get('error') or {}).get('detail', '')}"
        for name, step in steps.items()
    )
    return f"{photo['status']}, {', '.join(text.strip() for text in told)}"
