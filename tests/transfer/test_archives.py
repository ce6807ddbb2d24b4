"""Archives are read where they lie, whatever is in them."""

import io
import random
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.transfer.bulk import counts, export_folder, import_folder, reasons
from tests.transfer.filled import contents, fill
from tests.transfer.takeout import write_tgz, write_zip
from tests.transfer.test_importing import albums_of
from transfer.bulk.outcomes import Fate
from transfer.bulk.report import describe
from transfer.finding.folder import look_through
from transfer.sources.seekable_gzip import Marks, SeekableGzip


@pytest.mark.parametrize("ending", ["zip", "tgz", "tar.gz", "tar"])
def test_archive_is_a_folder_of_its_name(house: House, ann: Person, folder: Path, ending: str) -> None:
    files = {"a.jpg": jpeg(80), "Rome/b.jpg": jpeg(81), "Rome/notes.txt": b"x"}
    path = folder / f"Trips 2019.05.{ending}"
    if ending == "zip":
        write_zip(path, files)
    elif ending == "tar":
        with tarfile.open(path, "w") as archive:
            for name, data in files.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
    else:
        write_tgz(path, files)

    worked = import_folder(house, ann, path)

    assert counts(worked) == {Fate.DONE: 2, Fate.NO_PICTURE: 1}
    assert albums_of(ann) == {"Trips 2019.05": 1, "Rome": 1}
    assert list(folder.iterdir()) == [path]


def test_archive_in_a_folder_is_not_unpacked_unless_it_is_a_takeout(
    house: House, ann: Person, folder: Path
) -> None:
    write_zip(folder / "photos.zip", {"a.jpg": jpeg(80)})
    write_zip(folder / "takeout-20240101T000000Z-001.zip", {"Takeout/Rome/b.jpg": jpeg(81)})

    worked = import_folder(house, ann, folder)

    assert counts(worked) == {Fate.DONE: 1, Fate.NO_PICTURE: 1}


def test_export_that_was_packed_is_restored(house: House, ann: Person, bob: Person, folder: Path) -> None:
    fill(house, ann)
    export_folder(house, ann, folder / "out")
    files = {
        path.relative_to(folder / "out").as_posix(): path.read_bytes()
        for path in (folder / "out").rglob("*")
        if path.is_file()
    }

    worked = import_folder(house, bob, write_tgz(folder / "out.tgz", files))

    assert counts(worked) == {Fate.DONE: 8, Fate.UNREADABLE: 1}
    assert contents(bob) == contents(ann)


def test_names_lead_nowhere_but_into_the_archive(folder: Path) -> None:
    evil = {"../../up.jpg": b"1", "/etc/root.jpg": b"2", "C:\\a\\b.jpg": b"3", "..": b"4"}
    for path in (write_zip(folder / "evil.zip", evil), write_tgz(folder / "evil.tgz", evil)):
        found = {f.path.relative_to(folder / "evil").as_posix() for f in look_through(path).files}

        assert found == {"up.jpg", "etc/root.jpg", "C:/a/b.jpg"}


def test_links_and_devices_in_it_are_no_files(folder: Path) -> None:
    path = folder / "a.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in (("link.jpg", tarfile.SYMTYPE), ("pipe.jpg", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)

    assert look_through(path).files == []


def test_damaged_members_fail_alone(house: House, ann: Person, folder: Path) -> None:
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.jpg", jpeg(80))
        archive.writestr("b.jpg", jpeg(81))
    data = bytearray(path.read_bytes())
    data[data.index(jpeg(81)) + 300] ^= 0xFF
    path.write_bytes(data)

    worked = import_folder(house, ann, path)

    assert counts(worked) == {Fate.DONE: 1, Fate.FAILED: 1}
    assert reasons(worked, Fate.FAILED) == {"b.jpg": "The archive is damaged here."}


@pytest.mark.parametrize("name", ["a.zip", "a.tgz", "a.tar"])
@pytest.mark.parametrize("data", [b"", b"nothing of this kind", b"\x1f\x8b\x08" + bytes(100)])
def test_what_is_no_archive_cannot_be_begun(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)

    with pytest.raises(OSError, match="damaged"):
        look_through(folder / name)


def test_gzip_is_read_from_any_place(tmp_path: Path) -> None:
    chance = random.Random(1)
    data = b"".join(chance.randbytes(500) * chance.randint(1, 9) for _ in range(400))
    path = write_tgz(tmp_path / "a.tgz", {"x": data})
    marks = Marks(spacing=50_000)
    with io.BufferedReader(SeekableGzip(path, marks)) as stream:
        unpacked = stream.read()
    assert data in unpacked
    assert len(marks.places) > 10

    with io.BufferedReader(SeekableGzip(path, marks)) as stream:
        for _ in range(100):
            place = chance.randrange(len(unpacked))
            stream.seek(place)
            assert stream.read(700) == unpacked[place : place + 700]


def test_archive_that_is_cut_off_is_told_with_what_it_gave(house: House, ann: Person, folder: Path) -> None:
    noise = random.Random(1).randbytes(200_000)
    path = write_tgz(folder / "a.tgz", {"a.jpg": jpeg(80), "b.bin": noise, "c.jpg": jpeg(81)})
    path.write_bytes(path.read_bytes()[:100_000])

    worked = import_folder(house, ann, path)

    assert counts(worked)[Fate.DONE] == 1
    told = describe(worked, folder / "a", {Fate.FAILED: "Failed"}, [Fate.FAILED])
    assert "  a.tgz: The archive is damaged here.\n" in told


def test_what_immich_has_made_is_passed_over(house: House, ann: Person, folder: Path) -> None:
    """By the mark that it puts there: another folder may have such a name."""
    files = {
        "upload/library/ann/2021/a.jpg": jpeg(80),
        "upload/thumbs/.immich": b"1",
        "upload/thumbs/ann/ab/a-preview.jpeg": jpeg(81),
        "mine/thumbs/b.jpg": jpeg(82),
    }
    archive = write_zip(folder / "backup.zip", files)

    assert counts(import_folder(house, ann, archive)) == {Fate.DONE: 2}
    assert sorted(albums_of(ann)) == ["mine/thumbs", "upload/library/ann/2021"]
