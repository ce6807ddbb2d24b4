"""A tus client that breaks off where it is told to."""

import base64
import select
import socket
import time
from urllib.parse import urlsplit

import requests

from tests.journeys.running_album import Person, RunningAlbum

PATIENCE_SECONDS = 30
TUS = {"Tus-Resumable": "1.0.0"}
MEDIA_TYPE = "application/offset+octet-stream"


class Upload:
    def __init__(self, album: RunningAlbum, person: Person, key: str, data: bytes) -> None:
        self._album = album
        self._person = person
        self._data = data
        headers = {**TUS, "Upload-Length": str(len(data)), "Upload-Metadata": _metadata(key=key)}
        created = person.post("/storage/uploads", headers=headers)
        assert created.status_code == 201, created.text
        self._path = created.headers["Location"].removeprefix("/function")

    def offset(self) -> int:
        """As soon as storage answers."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (answer := self._person.head(self._path, headers=TUS)).status_code in (502, 503):
            assert time.monotonic() < deadline
        assert answer.status_code == 200
        return int(answer.headers["Upload-Offset"])

    def wait_until_it_has(self, bytes_at_least: int) -> int:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (offset := self.offset()) < bytes_at_least:
            assert time.monotonic() < deadline, f"{offset} bytes are kept, not {bytes_at_least}"
        return offset

    def send(self, start: int) -> requests.Response:
        """All the rest."""
        headers = {**TUS, "Upload-Offset": str(start), "Content-Type": MEDIA_TYPE}
        return self._person.patch(self._path, self._data[start:], headers=headers)

    def send_rest(self) -> requests.Response:
        """As clients do it: where it stands, they ask again when it has moved since."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (answer := self.send(self.offset())).status_code == 409:
            assert time.monotonic() < deadline
        return answer

    def send_some(self, stop: int, *, at_least: int, chunked: bool) -> None:
        """Up to ``stop``, and break off when so much is kept. Refused, it begins again, as clients do."""
        is_kept = False
        while not is_kept:
            start = self.offset()
            with self.begin_to_send(start, max(start, stop), chunked=chunked) as connection:
                is_kept = self._keeps(at_least, connection)

    def _keeps(self, bytes_at_least: int, connection: socket.socket) -> bool:
        """False if the upload is answered before."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (offset := self.offset()) < bytes_at_least:
            assert time.monotonic() < deadline, f"{offset} bytes are kept, not {bytes_at_least}"
            if select.select([connection], [], [], 0)[0]:
                return False
        return True

    def begin_to_send(self, start: int, stop: int, *, chunked: bool) -> socket.socket:
        """As if all the rest were to come; what comes ends at ``stop``."""
        left = len(self._data) - start
        framing = f"Content-Length: {left}\r\n\r\n"
        if chunked:
            framing = f"Transfer-Encoding: chunked\r\n\r\n{left:x}\r\n"
        head = (
            f"PATCH /function{self._path} HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {self._person.token}\r\nTus-Resumable: 1.0.0\r\n"
            f"Upload-Offset: {start}\r\nContent-Type: {MEDIA_TYPE}\r\n"
        )
        address = urlsplit(self._album.url)
        connection = socket.create_connection((address.hostname or "", address.port or 0))
        connection.sendall((head + framing).encode() + self._data[start:stop])
        return connection


def _metadata(**told: str) -> str:
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in told.items())
