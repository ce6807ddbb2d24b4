"""Who has a link to an album cannot take the album away from others by looking slowly."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from urllib.parse import urlsplit

import pytest
import requests
from PIL import Image

from tests.journeys.running_album import Person, RunningAlbum

MANY = 80
"""More than photos and storage have threads."""
GUESTS = "127.0.0.2"
LONGEST = 60


@pytest.fixture(scope="module")
def album(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningAlbum]:
    album = RunningAlbum(tmp_path_factory.mktemp("album")).start()
    yield album
    album.stop()


def large_picture() -> bytes:
    """8 MB, which no buffer on the way holds."""
    file = BytesIO()
    Image.new("RGB", (2000, 1400)).save(file, "BMP")
    return file.getvalue()


def guest_of(album: RunningAlbum, owner: Person, album_id: str) -> str:
    wanted = {"kind": "link", "originals": True}
    link = owner.post(f"/albums/{album_id}/shares", wanted).json()["token"]
    opened = requests.post(
        f"{album.url}/function/albums/shares/open", json={"token": link}, timeout=LONGEST
    ).json()
    return str(opened["token"])


def ask_and_read_nothing(album: RunningAlbum, path: str, token: str) -> socket.socket:
    address = urlsplit(album.url)
    connection = socket.create_connection(
        (str(address.hostname), int(address.port or 0)), LONGEST, source_address=(GUESTS, 0)
    )
    lines = [f"GET /function{path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {token}", "", ""]
    connection.sendall("\r\n".join(lines).encode())
    return connection


def test_guests_who_read_nothing_keep_nobody_waiting(album: RunningAlbum) -> None:
    ann = Person(album, "ann")
    mine = ann.new_album()
    assert ann.put("incoming:ann:large", large_picture(), "image/bmp").status_code == 201
    photo = ann.post("/photos/", {"albumId": mine, "key": "incoming:ann:large"}).json()
    token = guest_of(album, ann, mine)

    with ExitStack() as hanging:
        for _ in range(MANY):
            connection = ask_and_read_nothing(album, f"/photos/{photo['_id']}/original", token)
            hanging.enter_context(connection)
        assert connection.recv(12) == b"HTTP/1.1 200"

        for function in ("photos", "storage"):
            assert ann.get(f"/{function}/healthz").status_code == 200
        assert ann.put("incoming:ann:small", b"a small one").status_code == 201
        assert ann.get(f"/photos/{photo['_id']}").status_code == 200
        assert len(ann.get(f"/photos/{photo['_id']}/original").content) > 8_000_000
