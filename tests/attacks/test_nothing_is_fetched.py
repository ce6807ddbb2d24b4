"""No address in a request, a name or a file is fetched: there is no preview by URL, and no oEmbed."""

import socket
import threading
from collections.abc import Iterator
from itertools import product

import pytest

from tests.contract.documents import FUNCTIONS
from tests.house import House, Person
from tests.house.whole import make_whole
from tests.photos.metadata.written_files import jpeg, listed, packet


class Trap:
    """Something on this machine that nobody is to call."""

    def __init__(self) -> None:
        self.calls = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        self.host = f"127.0.0.1:{self._listener.getsockname()[1]}"

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()

    def addresses(self) -> list[str]:
        return [
            f"http://{self.host}/x.jpg",
            f"//{self.host}/x.jpg",
            f"http://incoming:ann:x@{self.host}/",
            f"redis://{self.host}/0",
            f"gopher://{self.host}/_x",
            "http://169.254.169.254/latest/meta-data/",
            "file:///etc/passwd",
            "\\\\127.0.0.1\\share\\x.jpg",
        ]

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)


@pytest.fixture
def trap() -> Iterator[Trap]:
    trap = Trap()
    yield trap
    trap.close()


@pytest.fixture
def house(house: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_whole(house, tmp_path_factory.mktemp("site"))


def test_address_in_the_place_of_a_key_is_no_key(house: House, ann: Person, trap: Trap) -> None:
    album = ann.make_album()
    for address in trap.addresses():
        replies = [
            ann.call("POST", "thumbnail", data=address, headers={"Content-Type": "text/plain"}),
            ann.post("thumbnail", json={"key": address}),
            ann.post("recognition", json={"images": [address]}),
            ann.post("photos", json={"albumId": album, "key": address}),
            ann.post("storage", json={"data": address}),
            ann.post("storage", json={"key": address, "data": "data:image/png;base64,aGVsbG8="}),
            ann.get("storage", key=address),
            ann.post("albums", "/shares/open", {"token": address}),
        ]
        assert {reply.status_code for reply in replies} <= {400, 404, 415, 422}, address
        assert [reply.text for reply in replies if "root:" in reply.text] == []
    assert trap.calls == 0


def test_there_is_no_such_thing_as_oembed(house: House, ann: Person, trap: Trap) -> None:
    address = trap.addresses()[0]
    for function, path in product(FUNCTIONS, ["/oembed", "/preview", "/proxy", "/fetch", "/image"]):
        reply = ann.get(function, path, url=address, format="json")
        # The web client's own page is given for any path.
        assert reply.status_code == (200 if function == "recognition-web" else 404)
        assert reply.status_code == 404 or "<!doctype html>" in reply.text
        assert ann.post(function, path, {"url": address}).status_code in (404, 405, 422)
    assert trap.calls == 0


def test_address_in_a_file_is_not_followed(house: House, ann: Person, trap: Trap) -> None:
    url = f"http://{trap.host}/x"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}"/></svg>'.encode()
    sound = packet(listed("dc:subject", "boat"))
    outside = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{url}">]>'.encode() + sound.replace(b">boat<", b">&a;<")
    stylesheet = f'<?xml-stylesheet href="{url}"?>'.encode() + sound
    playlist = f"#EXTM3U\n#EXTINF:1,\n{url}\n".encode()
    postscript = f"%!PS\n({url}) run\n".encode()
    album = ann.make_album()
    for number, data in enumerate([svg, jpeg(outside), jpeg(stylesheet), playlist, postscript]):
        ann.add_photo(album, ann.upload(f"file{number}", data))
    house.worker.settle()

    photos = ann.get("photos", albumId=album).get_json()

    assert len(photos) == 5
    assert {photo["status"] for photo in photos} <= {"ready", "failed"}
    assert trap.calls == 0


def test_address_in_a_name_is_a_name(house: House, ann: Person, trap: Trap) -> None:
    for address in trap.addresses():
        name = address[:100]
        album = ann.post("albums", json={"albumName": name}).get_json()
        assert ann.get("albums", f"/{album['_id']}").get_json()["albumName"] == name
    assert trap.calls == 0
