"""The album reads of a file what exiftool reads of it, but for differences that are meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.photos.metadata.reading import read_metadata
from functions.shared.images.heads.header import inspect
from functions.shared.models.metadata import Exposure, Metadata
from functions.shared.told.xmp import read_xmp
from tests.photos.metadata.witness import exiftool
from tests.photos.metadata.witness.differences import MEANT
from tests.photos.metadata.witness.exiftool import Said, of_witness, shown
from tests.photos.metadata.witness.files import DOSSIERS, ENDINGS, make, own_files


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    exiftool.program()
    found: Path = tmp_path_factory.mktemp("witness")
    make(found)
    return found


@pytest.fixture(scope="module")
def said(folder: Path) -> dict[str, Said]:
    return exiftool.say(folder)


def of_album(found: Metadata) -> dict[str, object]:
    exposure = found.exposure or Exposure()
    numbers = (exposure.seconds, exposure.aperture, exposure.iso, exposure.focal_length)
    return {
        "orientation": found.orientation,
        "size": (found.width, found.height),
        "time": None if found.taken_at is None else shown(found.taken_at, found.taken_at_offset),
        "offset": found.taken_at_offset,
        "camera": found.camera,
        "lens": found.lens,
        "exposure": tuple(None if number is None else round(number, 6) for number in numbers),
        "position": found.gps and (round(found.gps.lat, 5), round(found.gps.lon, 5)),
        "keywords": found.keywords,
        "title": found.title,
        "caption": found.caption,
        "rating": found.rating,
        "people": found.people,
    }


def differing(file: Path, said: Said) -> Iterator[tuple[str, object, object]]:
    header = inspect(file.read_bytes())
    ours = of_album(read_metadata(header, read_xmp(header.beside.xmp)))
    theirs = of_witness(said)
    if isinstance(ours["orientation"], int) and ours["orientation"] >= 5:
        width, height = theirs["size"]  # type: ignore[misc]
        theirs["size"] = (height, width)
    camera, parts = ours.pop("camera"), theirs.pop("camera")
    if not all(str(part) in str(camera) or "CORPORATION" in str(part) for part in parts):  # type: ignore[attr-defined]
        yield "camera", camera, parts
    yield from ((fact, ours[fact], theirs[fact]) for fact in ours if ours[fact] != theirs[fact])


def test_exiftool_agrees_but_for_what_is_meant(folder: Path, said: dict[str, Said]) -> None:
    found, used = [], set()
    for file in sorted(folder.iterdir()):
        for fact, ours, theirs in differing(file, said[file.name]):
            meant = {each for each in MEANT if each.covers(fact, file.name)}
            used |= meant
            if not meant:
                found.append(f"{file.name}: {fact} is {ours!r}, exiftool says {theirs!r}")

    assert found == []
    assert used == set(MEANT), "not seen any more"


def test_witness_was_asked_of_every_format_and_had_something_to_say(said: dict[str, Said]) -> None:
    made = {f"{name}.{ending}" for name in DOSSIERS for ending in ENDINGS.values()}
    assert said.keys() == made | {"camera.dng"} | {f"own-{name}" for name in own_files()}
    for ending in (*ENDINGS.values(), "dng"):
        told = of_witness(said[f"camera.{ending}"])
        assert told["time"] == "2019-05-04T10:11:12.250000"
        assert (told["offset"], told["position"]) == (120, (-33.8568, 151.2153))
        assert told["exposure"] == (0.004, 5.6, 400.0, 35.0)
