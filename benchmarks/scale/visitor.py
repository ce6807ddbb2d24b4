"""Who asks: the library's owner, over one connection that is kept open."""

import time
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import requests

from benchmarks.photos import made_unique
from benchmarks.scale.questions import Question
from functions.onemachine.gateway.calling import CALL_SECONDS
from functions.onemachine.places import signing_key
from functions.shared.access.tokens import TokenSigner
from functions.shared.models.wire import new_id, now_ms
from yolov3.package import PACKAGE

PHOTO: Final = PACKAGE / "data" / "samples" / "astronaut.jpg"
TOKEN_MS: Final = 12 * 3_600_000
PATIENCE: Final = CALL_SECONDS + 5
"""Seconds: what takes longer, the gateway has ended before."""
NOT_THERE: Final = "not there"


class NoAnswer(Exception):
    """Says why, in a few words."""


class Visitor:
    """With a token that the operator made: nobody has signed up, so nothing else is in the store."""

    def __init__(self, url: str, data: Path, user_name: str) -> None:
        self._base = f"{url}/function"
        self._user_name = user_name
        self._session = requests.Session()
        signer = TokenSigner(signing_key(data), "accounts")
        token = signer.for_person(user_name, None, now_ms() + TOKEN_MS)
        self._session.headers["Authorization"] = f"Bearer {token}"
        self._photo = PHOTO.read_bytes()

    def ask(self, question: Question, parts: Mapping[str, str]) -> float:
        """Milliseconds until all of the answer was there; NoAnswer if it was none."""
        if question.parameter and question.parameter not in self._parameters:
            raise NoAnswer(NOT_THERE)
        return self._timed(question.method, question.path.format(**parts))

    def new_album(self) -> str:
        return str(self._call("POST", "/albums/", json={"albumName": "Uploads"}).json()["_id"])

    def upload(self, album_id: str) -> float:
        """Milliseconds of PUT and POST; the work on the photo is waited for, and not counted."""
        key = f"incoming:{self._user_name}:{new_id()}"
        data = made_unique(self._photo)
        body = {"albumId": album_id, "key": key}
        taken = self._timed("PUT", f"/storage/{key}", data=data, headers={"Content-Type": "image/jpeg"})
        taken += self._timed("POST", "/photos/", json=body, headers={"Prefer": "respond-async"})
        self._call("POST", "/photos/", json=body)
        return taken

    @cached_property
    def _parameters(self) -> set[str]:
        """Of queries that photos understands."""
        paths = self._call("GET", "/photos/openapi.json").json()["paths"]
        operations = [operation for path in paths.values() for operation in path.values()]
        return {one["name"] for operation in operations for one in operation["parameters"]}

    def _timed(self, method: str, path: str, **more: Any) -> float:
        begun = time.perf_counter()
        self._call(method, path, **more)
        return (time.perf_counter() - begun) * 1000

    def _call(self, method: str, path: str, **more: Any) -> requests.Response:
        begun = time.perf_counter()
        try:
            answer = self._session.request(method, self._base + path, timeout=PATIENCE, **more)
        except requests.Timeout:
            raise NoAnswer(f"nothing within {PATIENCE:.0f} s") from None
        if answer.status_code in (404, 422):
            raise NoAnswer(NOT_THERE)
        if not answer.ok:
            raise NoAnswer(f"{answer.status_code} after {time.perf_counter() - begun:.0f} s")
        return answer
