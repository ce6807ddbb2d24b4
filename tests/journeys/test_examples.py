"""The examples as they are described, with no library but Python's own."""

import base64
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.house.pictures import jpeg
from tests.journeys.bulk_commands import api_key, photos_of
from tests.journeys.running_album import ROOT, Person, RunningAlbum


class Page(HTMLParser):
    """``elements`` are all of the page, with their attributes; ``text`` is all that it says."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def run(example: str, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    # -I and -S: nothing that is installed can be imported.
    command = [sys.executable, "-I", "-S", str(ROOT / "examples" / example), *arguments]
    environment = {"PYTHONUTF8": "1", "PATH": "/usr/bin:/bin", **environment}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)


@pytest.fixture
def folder(tmp_path: Path, shared_photos: Path) -> Path:
    folder = tmp_path / "My <b> photos"
    folder.mkdir()
    for name in ("bus.jpg", "zidane.jpg"):
        (folder / name).write_bytes((shared_photos / name).read_bytes())
    (folder / "broken.jpg").write_bytes(jpeg()[:50])
    (folder / "notes.txt").write_text("no picture")
    return folder


def test_folder_is_uploaded_and_its_tags_are_told(album: RunningAlbum, folder: Path) -> None:
    person = Person(album, "example-upload")
    signed_in = {"OPENFAAS_URL": album.url, "SMART_ALBUM_KEY": api_key(person)}

    first, again = run("upload.py", str(folder), **signed_in), run("upload.py", str(folder), **signed_in)

    told = ["[1/3] broken.jpg: failed", "[2/3] bus.jpg: person, bus", "[3/3] zidane.jpg: person"]
    assert (first.returncode, first.stdout.splitlines()) == (0, told), first.stderr
    assert (again.returncode, again.stdout) == (0, first.stdout), again.stderr
    assert len(photos_of(person)) == 3
    assert [kept["albumName"] for kept in person.get("/albums/").json()] == ["My <b> photos"]


def test_upload_that_is_refused_is_told(album: RunningAlbum, folder: Path) -> None:
    person = Person(album, "example-refused")
    (folder / "bus.jpg").write_bytes(bytes(220_000_000))
    signed_in = {"OPENFAAS_URL": album.url, "SMART_ALBUM_KEY": api_key(person)}

    ended = run("upload.py", str(folder), "Mine", **signed_in)

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines()[1].startswith("[2/3] bus.jpg: failed: ")
    assert len(photos_of(person)) == 2


def test_page_draws_what_was_found_over_the_photos(album: RunningAlbum, folder: Path) -> None:
    person = Person(album, "example-page")
    signed_in = {"OPENFAAS_URL": album.url, "SMART_ALBUM_KEY": api_key(person)}
    run("upload.py", str(folder), **signed_in)

    ended = run("detections.py", "My <b> photos", **signed_in)

    assert ended.returncode == 0, ended.stderr
    page = Page(ended.stdout)
    shown = [photo for photo in photos_of(person) if photo["status"] == "ready"]
    found = [box for photo in shown for box in photo["detections"]]  # type: ignore[attr-defined]
    assert len(found) >= 5
    assert [
        tuple(int(rect[name] or "") for name in ("x", "y", "width", "height")) for rect in page.all("rect")
    ] == [(box["x1"], box["y1"], box["x2"] - box["x1"], box["y2"] - box["y1"]) for box in found]
    pictures = [
        base64.b64decode((image["href"] or "").partition("base64,")[2]) for image in page.all("image")
    ]
    assert pictures == [person.get(f"/photos/{photo['_id']}/preview").content for photo in shown]
    assert [svg["viewbox"] for svg in page.all("svg")] == [f"0 0 {p['width']} {p['height']}" for p in shown]
    assert not page.all("b")
    assert {"My <b> photos", "bus.jpg", "zidane.jpg"} <= set(page.text)


def test_page_of_no_album_is_told(album: RunningAlbum) -> None:
    key = api_key(Person(album, "example-none"))

    ended = run("detections.py", "None", OPENFAAS_URL=album.url, SMART_ALBUM_KEY=key)

    assert (ended.returncode, ended.stderr) == (1, "There is no album None.\n")
