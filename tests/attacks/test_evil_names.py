"""A file's name is only a name: on its way in, in lists, in a header, in an export and in the log."""

import json
import re
from pathlib import Path
from typing import Any
from unicodedata import category
from urllib.parse import unquote

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.house.raw import call_raw
from tests.transfer.bulk import export_folder, import_folder
from tests.transfer.filled import named_photo
from transfer.bulk.outcomes import Fate

EVIL = {
    "parent": "../../../../tmp/escaped.jpg",
    "absolute": "/etc/passwd",
    "backslashes": "..\\..\\windows\\system.ini",
    "drive": "C:\\boot.jpg",
    "stream": "photo.jpg:hidden.exe",
    "device": "CON.jpg",
    "device alone": "nul",
    "dots": "..",
    "hidden": ".htaccess",
    "sidecar": "album.json",
    "NUL": "photo.jpg\x00.html",
    "header": 'a"; filename="evil.html\r\nSet-Cookie: session=stolen',
    "log line": 'x\n{"level": "info", "event": "audit", "who": "admin"}',
    "right to left": "photo\u202egpj.exe",
    "line separators": "a\u2028b\u2029c\x85d",
    "script": "<img src=x onerror=alert(1)>.html",
    "very long": "\U0001f4f7" * 250 + ".jpg",
}
NAMES = [pytest.param(name, id=what) for what, name in EVIL.items()]


def photo_of(person: Person, name: str) -> dict[str, Any]:
    photo = named_photo(person, person.make_album("One"), "1", name, jpeg())
    assert photo["status"] == "ready"
    return photo


@pytest.mark.parametrize("name", NAMES)
def test_name_is_told_as_it_came_and_is_no_part_of_a_key(ann: Person, name: str) -> None:
    photo = photo_of(ann, name)

    [listed] = ann.get("photos", albumId=photo["albumId"]).get_json()
    assert listed["fileName"] == photo["fileName"] == name
    assert listed["key"] == ann.key("1")


@pytest.mark.parametrize("name", NAMES)
def test_download_has_one_harmless_name(ann: Person, name: str) -> None:
    reply = ann.get("photos", f"/{photo_of(ann, name)['_id']}/original", download="1")

    [header] = reply.headers.getlist("Content-Disposition")
    told = re.fullmatch(r"attachment; filename=\"([ A-Za-z0-9._()-]+)\"; filename\*=UTF-8''(\S+)", header)
    assert told is not None
    saved = unquote(told[2])
    assert saved.endswith((".jpg", ".jpeg"))
    assert not set('/\\:"<>\u202e') & set(saved)
    assert not any(category(character) in ("Cc", "Zl", "Zp") for character in saved)
    assert "Set-Cookie" not in reply.headers


@pytest.mark.parametrize("name", NAMES)
def test_export_stays_in_its_folder_and_comes_back(
    house: House, ann: Person, bob: Person, tmp_path: Path, name: str
) -> None:
    photo_of(ann, name)
    folder = tmp_path / "export"

    export_folder(house, ann, folder)

    [file] = [path for path in folder.rglob("*") if path.is_file() and path.read_bytes() == jpeg()]
    sidecars = [file.with_name(f"{file.name}.{kind}") for kind in ("json", "xmp")]
    assert sorted(folder.rglob("*")) == sorted([file.parent, file, file.parent / "album.json", *sidecars])
    [outcome] = import_folder(house, bob, folder).outcomes
    assert outcome.fate is Fate.DONE
    assert [photo["fileName"] for photo in bob.get("photos").get_json()] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_makes_a_line_of_the_log(
    house: House, ann: Person, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """As a file's, a user's, a path, or a call's id."""
    photo_of(ann, name)
    house.nobody().post("accounts", "/session", {"userName": name[:200], "password": name})
    call_raw(ann, "GET", "photos", f"/{name}")
    call_id = {"HTTP_X_CALL_ID": name.encode().decode("latin-1")}
    environ = EnvironBuilder(path="/healthz").get_environ() | call_id
    run_wsgi_app(house.apps["albums"], environ)

    lines = [json.loads(line) for line in capsys.readouterr().err.split("\n") if line]

    assert lines
    assert not [line for line in lines if line.get("who") == "admin"]
    assert all(line["callId"].isprintable() for line in lines)
