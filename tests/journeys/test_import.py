"""Many photos into a running album, whatever interrupts it."""

import hashlib
import random
import re
import signal
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.made_photos import make_photos
from tests.journeys.bulk_commands import Bulk, photos_of, wait_until_told
from tests.journeys.faulty_gateway import FaultyGateway
from tests.journeys.running_album import Person, RunningAlbum
from tests.transfer.bulk import take_in
from transfer.calls.calls import Calls, Patience

MANY = 100


def digests(folder: Path) -> list[str]:
    return sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*.jpg"))


def stored_digests(person: Person) -> list[str]:
    return sorted(str(photo["sha256"]) for photo in photos_of(person))


def test_import_killed_in_the_middle_and_run_again_has_all_once(album: RunningAlbum, tmp_path: Path) -> None:
    person = Person(album, "bulk-killed")
    bulk = Bulk.of(album, person)
    make_photos(tmp_path, MANY)

    for done in (MANY // 10, MANY // 5):
        with bulk.begin("import", tmp_path, "--at-once", "2") as process:
            wait_until_told(process, f"Import: {done} of {MANY}")
            process.kill()
        assert process.returncode == -signal.SIGKILL
    ended = bulk.run("import", tmp_path)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    told = re.fullmatch(r"Imported: (\d+)\nAlready there: (\d+)\nFailed: 0\n", ended.stdout)
    assert told is not None, ended.stdout
    imported, there = int(told[1]), int(told[2])
    assert imported > 0
    assert there >= MANY // 5
    assert imported + there == MANY
    assert stored_digests(person) == digests(tmp_path)
    [only] = person.get("/albums/").json()
    assert only["photoCount"] == MANY


def test_import_that_is_interrupted_says_what_is_left(album: RunningAlbum, tmp_path: Path) -> None:
    person = Person(album, "bulk-interrupted")
    make_photos(tmp_path, MANY)

    with Bulk.of(album, person).begin("import", tmp_path, "--at-once", "2") as process:
        wait_until_told(process, f"Import: {MANY // 10} of {MANY}")
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)

    there = len(photos_of(person))
    assert process.returncode == 1, errors
    assert f"Stopped: Interrupted. Left: {MANY - there}. Run it again to go on.\n" in output
    assert f"Imported: {there}\n" in output


def test_import_over_a_gateway_that_goes_wrong_has_all_once(album: RunningAlbum, tmp_path: Path) -> None:
    person = Person(album, "bulk-faulty")
    for number in range(4):
        (tmp_path / f"album {number}").mkdir()
        for path in make_photos(tmp_path, 6, 40 + number):
            path.rename(tmp_path / f"album {number}" / path.name)
    faulty = FaultyGateway(random.Random(5), share=0.3)
    address = faulty.start()
    try:
        faulty.album_url, faulty.misbehaves = album.url, True
        calls = Calls(address, 3, Patience(first=0.05, longest=0.5, whole=200, answer=5))
        calls.sign_with(person.token)
        worked = take_in(calls, person.name, tmp_path)
    finally:
        faulty.stop()

    assert sum(faulty.met.values()) > 5
    assert (worked.stopped, worked.left) == (None, 0)
    assert stored_digests(person) == digests(tmp_path)
    counts = {kept["albumName"]: kept["photoCount"] for kept in person.get("/albums/").json()}
    assert counts == {f"album {number}": 6 for number in range(4)}


def test_signed_in_by_password_also_large_files_arrive(album: RunningAlbum, tmp_path: Path) -> None:
    person = Person(album, "bulk-large", "a long password")
    noise = random.Random(1).randbytes(1800 * 1800 * 3)
    Image.frombytes("RGB", (1800, 1800), noise).save(tmp_path / "large.bmp")

    ended = Bulk(album, SMART_ALBUM_PASSWORD="a long password").run(
        "import", tmp_path, "--user", "bulk-large", "--album", "Large ones"
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
    [photo] = photos_of(person)
    assert (photo["fileName"], photo["status"], photo["contentType"]) == ("large.bmp", "ready", "image/bmp")
    assert person.get(f"/photos/{photo['_id']}/original").content == (tmp_path / "large.bmp").read_bytes()
    assert [kept["albumName"] for kept in person.get("/albums/").json()] == ["Large ones"]
    # The session that was made for it is over: this person's own is the only one.
    assert len(person.get("/accounts/sessions").json()) == 1


def test_key_that_may_only_read_stops_it(album: RunningAlbum, tmp_path: Path) -> None:
    make_photos(tmp_path, 2)

    ended = Bulk.of(album, Person(album, "bulk-reader"), "read").run("import", tmp_path)

    assert ended.returncode == 1
    assert "Stopped: Not allowed: An API key with the scope read may not do this. Left: 2." in ended.stdout


@pytest.mark.parametrize(
    ("environment", "arguments", "reason"),
    [
        ({}, [], "Set SMART_ALBUM_KEY to an API key, or name yourself: --user NAME.\n"),
        ({}, ["--user", "ann"], "Nobody can be asked for a password here"),
        ({"SMART_ALBUM_KEY": "sak_wrong"}, [], "Not signed in: There is no such API key"),
        ({"SMART_ALBUM_PASSWORD": "wrong password"}, ["--user", "nobody"], "Not signed in: "),
    ],
    ids=["nobody", "no password", "wrong key", "wrong password"],
)
def test_who_is_not_let_in_is_told(
    album: RunningAlbum, tmp_path: Path, environment: dict[str, str], arguments: list[str], reason: str
) -> None:
    ended = Bulk(album, **environment).run("import", tmp_path, *arguments)

    assert ended.returncode == 2
    assert ended.stderr.startswith(reason)


def test_what_cannot_be_begun_is_told(album: RunningAlbum, tmp_path: Path) -> None:
    nowhere = Bulk("http://127.0.0.1:9", SMART_ALBUM_KEY="x").run("import", tmp_path)
    no_address = Bulk("127.0.0.1:8080", SMART_ALBUM_KEY="x").run("import", tmp_path)
    no_folder = Bulk(album, SMART_ALBUM_KEY="x").run("import", tmp_path / "none")

    assert (nowhere.returncode, nowhere.stderr) == (2, "Nothing answers at http://127.0.0.1:9.\n")
    assert (no_address.returncode, no_folder.returncode) == (2, 2)
    assert "'127.0.0.1:8080' is no address such as http://127.0.0.1:8080" in no_address.stderr
    assert no_folder.stderr == f"{tmp_path / 'none'}: No such file or directory.\n"


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("", f"Imported: 0\nBrought back from the trash: {MANY}\nFailed: 0\n"),
        ("?forever=1", f"Imported: {MANY}\nFailed: 0\n"),
    ],
    ids=["into the trash", "for good"],
)
def test_album_that_was_deleted_is_imported_again_at_once(
    album: RunningAlbum, tmp_path: Path, how: str, told: str
) -> None:
    person = Person(album, "bulk-again")
    bulk = Bulk.of(album, person)
    make_photos(tmp_path, MANY)
    assert bulk.run("import", tmp_path).returncode == 0
    [before] = person.get("/albums/").json()

    assert person.delete(f"/albums/{before['_id']}{how}").status_code == 204

    assert (photos_of(person), person.get("/albums/").json()) == ([], [])
    ended = bulk.run("import", tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout == told
    assert stored_digests(person) == digests(tmp_path)
    for photo in photos_of(person):
        for form in ("original", "thumbnail"):
            assert person.get(f"/photos/{photo['_id']}/{form}").status_code == 200
    report = person.post("/photos/verify", {"checksums": True}).json()
    assert (report["missing"], report["damaged"]) == ([], [])
