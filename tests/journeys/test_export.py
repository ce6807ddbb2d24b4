"""What somebody has in a running album, as files, and from them as it was in another account."""

import json
from pathlib import Path
from typing import Any

from tests.browser.made_photos import make_photos
from tests.house.pictures import jpeg
from tests.journeys.bulk_commands import Bulk, photos_of, wait_until_told
from tests.journeys.running_album import Person, RunningAlbum

OF_THE_ACCOUNT = ("id", "albumId", "albumIds", "uploadedAt", "createdAt")
"""What is another in each account."""


def add(person: Person, album_id: str, key: str, name: str, data: bytes) -> str:
    key = f"incoming:{person.name}:{key}"
    person.put(key, data).raise_for_status()
    answer = person.post("/photos/", {"albumId": album_id, "key": key, "fileName": name})
    answer.raise_for_status()
    return str(answer.json()["_id"])


def correct(person: Person, photo_id: str, **tags: list[str]) -> None:
    answer = person._http.patch(f"{person._base}/photos/{photo_id}", json=tags, timeout=60)
    answer.raise_for_status()


def fill(person: Person, shared_photos: Path) -> None:
    """Names of all kinds, some alike, one that failed, an empty album, two of one name."""
    bus = (shared_photos / "bus.jpg").read_bytes()
    trips, _, again = (
        person.new_album("Ausflüge/2023 🚌"),
        person.new_album("Leer"),
        person.new_album("Ausflüge/2023 🚌"),
    )
    correct(person, add(person, trips, "1", "bus.jpg", bus), addTags=["Madrid"], removeTags=["bus"])
    correct(person, add(person, trips, "2", "Straße bei Nacht – 夜.jpg", jpeg(90)), addTags=["夜", "<b>"])
    add(person, trips, "3", "bus.jpg", jpeg(91))
    add(person, trips, "4", "BUS.jpg", jpeg(92))
    add(person, trips, "5", "../..\\CON", jpeg(93))
    correct(person, add(person, again, "6", "bus.jpg", bus + bytes(1)), addTags=["a copy"])
    add(person, again, "7", "kaputt.jpg", b"\xff\xd8\xff broken")


def tree(root: Path) -> dict[str, Any]:
    """All files by their names: bytes, and of sidecars what does not depend on the account."""
    return {path.relative_to(root).as_posix(): content(path) for path in root.rglob("*") if path.is_file()}


def content(path: Path) -> Any:
    if path.suffix != ".json":
        return path.read_bytes()
    return {name: told for name, told in json.loads(path.read_text()).items() if name not in OF_THE_ACCOUNT}


def test_export_imported_into_an_empty_account_is_the_same(
    album: RunningAlbum, shared_photos: Path, tmp_path: Path
) -> None:
    ann, bob = Person(album, "export-ann"), Person(album, "export-bob")
    fill(ann, shared_photos)

    exported = Bulk.of(album, ann, "read").run("export", tmp_path / "ann")
    # One after the other, they are in the same order, too.
    imported = Bulk.of(album, bob).run("import", tmp_path / "ann", "--at-once", "1")
    again = Bulk.of(album, bob).run("import", tmp_path / "ann")
    Bulk.of(album, bob, "read").run("export", tmp_path / "bob")

    assert (exported.returncode, exported.stdout) == (0, "Exported: 7\nFailed: 0\n"), exported.stderr
    assert imported.returncode == 1, "what the album cannot show, it says so of"
    assert imported.stdout.startswith("Imported: 6\nImported, but the album cannot show it: 1\n")
    assert again.stdout == "Imported: 0\nAlready there: 7\nFailed: 0\n"
    assert tree(tmp_path / "bob") == tree(tmp_path / "ann")
    names = [kept["albumName"] for kept in reversed(bob.get("/albums/").json())]
    assert names == ["Ausflüge/2023 🚌", "Leer", "Ausflüge/2023 🚌"]
    for person in (ann, bob):
        corrected = [photo for photo in photos_of(person) if photo["addedTags"] == ["Madrid"]]
        assert [(photo["removedTags"], photo["tags"]) for photo in corrected] == [
            (["bus"], ["person", "Madrid"])
        ]


def test_folders_and_files_are_named_as_in_the_album(
    album: RunningAlbum, shared_photos: Path, tmp_path: Path
) -> None:
    ann = Person(album, "export-names")
    fill(ann, shared_photos)

    Bulk.of(album, ann, "read").run("export", tmp_path)

    assert sorted(tree(tmp_path)) == sorted(
        [
            "Ausflüge_2023 🚌/album.json",
            *(
                f"Ausflüge_2023 🚌/{name}{suffix}"
                for name in (
                    "bus.jpg",
                    "Straße bei Nacht – 夜.jpg",
                    "bus (2).jpg",
                    "BUS (3).jpg",
                    "_.._CON",
                )
                for suffix in ("", ".json", ".xmp")
            ),
            "Leer/album.json",
            "Ausflüge_2023 🚌 (2)/album.json",
            *(
                f"Ausflüge_2023 🚌 (2)/{name}{suffix}"
                for name in ("bus.jpg", "kaputt.jpg")
                for suffix in ("", ".json", ".xmp")
            ),
        ]
    )


def test_export_killed_in_the_middle_and_run_again_is_whole(album: RunningAlbum, tmp_path: Path) -> None:
    ann = Person(album, "export-killed")
    made, out = tmp_path / "made", tmp_path / "out"
    made.mkdir()
    photos = make_photos(made, 60)
    bulk = Bulk.of(album, ann)
    assert bulk.run("import", made).returncode == 0

    with bulk.begin("export", out, "--at-once", "1") as process:
        wait_until_told(process, "Export: 6 of 60")
        process.kill()
    there = len(list(out.glob("made/*.jpg")))
    ended = bulk.run("export", out)

    assert there < 60
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert f"Already there: {there}\n" in ended.stdout
    files = {path.name: path.read_bytes() for path in (out / "made").iterdir() if path.suffix == ".jpg"}
    assert files == {path.name: path.read_bytes() for path in photos}
    assert len(list((out / "made").glob("*.jpg.json"))) == 60
