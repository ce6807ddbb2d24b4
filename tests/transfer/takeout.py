"""A Google Takeout as Google writes one, with every oddity of its names."""

import io
import json
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.house.pictures import jpeg
from tests.photos.metadata.exif_photos import TAKEN, photo

Files = dict[str, bytes]
HOUR = 3600
MAY = 1_556_964_672
"""2019-05-04 10:11:12 in UTC, in seconds."""
LISBON = {"latitude": 38.7223, "longitude": -9.1393, "altitude": 0.0}
NOWHERE = {"latitude": 0.0, "longitude": 0.0, "altitude": 0.0}
LONG = "Screenshot_20190504-101112_com.example.very.long.name.of.an.app.jpg"
LONG_TOO = "Bildschirmfoto_Lissabon_am_Abend.jpg"
PHOTOS = "Takeout/Google Fotos"
YEAR = f"{PHOTOS}/Fotos von 2019"
ALBUM = f"{PHOTOS}/Rom _ Sommer"


def exposed(clock: str) -> bytes:
    """``clock`` as EXIF has it, without an offset."""
    return photo(exif={TAKEN: clock})


def sidecar_name(name: str, number: str = "", supplement: str = ".supplemental-metadata") -> str:
    return f"{f'{name}{supplement}'[:46]}{number}.json"


def sidecar(title: str, seconds: int, /, **told: Any) -> bytes:
    known = {
        "title": title,
        "description": "",
        "imageViews": "3",
        "creationTime": {"timestamp": "1600000000", "formatted": "13.09.2020, 12:26:40 UTC"},
        "photoTakenTime": {"timestamp": str(seconds), "formatted": "04.05.2019, 10:11:12 UTC"},
        "geoData": NOWHERE,
        "url": "https://photos.google.com/photo/x",
    }
    return json.dumps(known | told).encode()


def album(title: str) -> bytes:
    told = {"title": title, "description": "", "access": "protected", "date": {"timestamp": "0"}}
    return json.dumps(told).encode()


def takeout() -> Files:
    boat, cut = exposed("2019:05:04 11:11:12"), LONG[:47] + ".jpg"
    told = {
        "description": "It&#39;s late.\nLast boats.",
        "geoData": LISBON,
        "people": [{"name": "Anna Berg"}, {"name": "Čapek"}],
        "favorited": True,
    }
    of_boat = sidecar("boat.jpg", MAY, **told)
    files: Files = {
        f"{YEAR}/boat.jpg": boat,
        f"{YEAR}/{sidecar_name('boat.jpg')}": of_boat,
        f"{ALBUM}/boat.jpg": boat,
        f"{ALBUM}/{sidecar_name('boat.jpg')}": of_boat,
        f"{ALBUM}/Metadaten.json": album("Rom / Sommer"),
        f"{YEAR}/plain.jpg": jpeg(80),
        f"{YEAR}/plain.jpg.json": sidecar("plain.jpg", MAY + 60, geoDataExif=LISBON),
        f"{YEAR}/twin.jpg": jpeg(81),
        f"{YEAR}/{sidecar_name('twin.jpg')}": sidecar("twin.jpg", MAY + 120, description="First."),
        f"{YEAR}/twin(1).jpg": jpeg(82),
        f"{YEAR}/{sidecar_name('twin.jpg', '(1)')}": sidecar("twin.jpg", MAY + 180, description="Second."),
        f"{YEAR}/twin(1)-bearbeitet.jpg": jpeg(83),
        f"{YEAR}/twin-bearbeitet(1).jpg": jpeg(84),
        f"{YEAR}/{cut}": jpeg(85),
        f"{YEAR}/{sidecar_name(LONG, supplement='')}": sidecar(LONG, MAY + 240),
        f"{YEAR}/{LONG_TOO}": jpeg(86),
        f"{YEAR}/{sidecar_name(LONG_TOO)}": sidecar(LONG_TOO, MAY + 300),
        f"{YEAR}/{LONG_TOO[:-4]}(1).jpg": jpeg(87),
        f"{YEAR}/{sidecar_name(LONG_TOO, '(1)')}": sidecar(LONG_TOO, MAY + 360),
        f"{YEAR}/scan.jpg": exposed("2019:05:01 09:00:00"),
        f"{YEAR}/{sidecar_name('scan.jpg')}": sidecar("scan.jpg", 489_000_000),
        f"{YEAR}/Mär & Co_.jpg": jpeg(88),
        f"{YEAR}/{sidecar_name('Mär & Co_.jpg')}": sidecar("Mär & Co?.jpg", MAY + 420, archived=True),
        f"{YEAR}/live.jpg": jpeg(89),
        f"{YEAR}/{sidecar_name('live.jpg')}": sidecar("live.jpg", MAY + 480),
        f"{YEAR}/live.MP4": b"\0\0\0\x18ftypmp42" + bytes(40),
        f"{PHOTOS}/Papierkorb/gone.jpg": jpeg(90),
        f"{PHOTOS}/Papierkorb/{sidecar_name('gone.jpg')}": sidecar("gone.jpg", MAY, trashed=True),
        f"{PHOTOS}/Fotos von 2018/lost.jpg.json": sidecar("lost.jpg", MAY - 365 * 24 * HOUR),
        "Takeout/archive_browser.html": b"<html></html>",
    }
    return files


def write_folder(root: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def write_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def write_tgz(path: Path, files: Mapping[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def in_parts(files: Mapping[str, bytes]) -> Iterator[Files]:
    """Photos and their sidecars in different ones; the descriptions of albums in both."""
    names = list(files)
    is_album = [name for name in names if name.endswith("Metadaten.json")]
    for first in (True, False):
        yield {name: files[name] for name in names if name.endswith(".json") is first or name in is_album}
