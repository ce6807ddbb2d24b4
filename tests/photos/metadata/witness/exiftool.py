"""exiftool as the witness: it writes files, and says of each what the album is asked of it."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from functions.shared.told.clocks import read_clock

Said = Mapping[str, Any]
# The order in which the album believes them: what is compared is what is read, not who is believed.
CLOCKS = (
    ("EXIF:DateTimeOriginal", "EXIF:SubSecTimeOriginal"),
    ("XMP-exif:DateTimeOriginal", ""),
    ("XMP-photoshop:DateCreated", ""),
    ("IPTC:DateCreated", ""),
    ("EXIF:CreateDate", "EXIF:SubSecTimeDigitized"),
    ("XMP-xmp:CreateDate", ""),
    ("PNG:CreationTime", ""),
    ("QuickTime:CreateDate", ""),
    ("EXIF:ModifyDate", "EXIF:SubSecTime"),
)
OFFSETS = {
    "EXIF:DateTimeOriginal": ("EXIF:OffsetTimeOriginal", "EXIF:OffsetTimeDigitized", "EXIF:OffsetTime"),
    "EXIF:CreateDate": ("EXIF:OffsetTimeDigitized",),
    "EXIF:ModifyDate": ("EXIF:OffsetTime",),
}
APEX = {"ExposureTime": "ShutterSpeedValue", "FNumber": "ApertureValue"}


def program() -> str:
    found = shutil.which("exiftool")
    if found is not None:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("exiftool is missing.")
    pytest.skip("exiftool is missing.")


def write(changes: Sequence[tuple[Path, Sequence[str]]]) -> None:
    """All in one process: it takes longer to start than to write."""
    lines = [
        line for path, options in changes for line in (*options, "-overwrite_original", str(path), "-execute")
    ]
    _run(lines)


def say(folder: Path) -> dict[str, Said]:
    """By the names of files; of a name in several groups, by its group too."""
    told = json.loads(_run(["-j", "-n", "-G1", "-a", "-charset", "iptc=UTF8", str(folder)]))
    return {Path(each["SourceFile"]).name: _by_groups(each) for each in told}


def _by_groups(each: Said) -> Said:
    groups = {"IFD0": "EXIF", "ExifIFD": "EXIF", "GPS": "EXIF", "QuickTime": "QuickTime", "PNG-pHYs": "PNG"}
    found: dict[str, Any] = {}
    for name, value in each.items():
        group, _, tag = name.rpartition(":")
        found.setdefault(f"{groups.get(group, group)}:{tag}", value)
    return found


def _run(options: Sequence[str]) -> str:
    command = [program(), "-charset", "filename=UTF8", "-@", "-"]
    done = subprocess.run(
        command, input="\n".join(options) + "\n", capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def of_witness(said: Said) -> dict[str, object]:
    """What is compared, by the album's names."""
    moment, offset = _moment(said)
    return {
        "orientation": said.get("EXIF:Orientation", 1),
        "size": (_either(said, "ImageWidth"), _either(said, "ImageHeight")),
        "time": moment,
        "offset": offset,
        "camera": tuple(filter(None, (_in_any(said, "Make"), _in_any(said, "Model")))),
        "lens": said.get("EXIF:LensModel") or said.get("XMP-aux:Lens"),
        "exposure": tuple(_number(said, tag) for tag in ("ExposureTime", "FNumber", "ISO", "FocalLength")),
        "position": _position(said),
        "keywords": _keywords(said),
        "title": said.get("XMP-dc:Title")
        or said.get("IPTC:ObjectName")
        or said.get("EXIF:XPTitle")
        or said.get("PNG:Title"),
        "caption": said.get("XMP-dc:Description")
        or said.get("IPTC:Caption-Abstract")
        or said.get("EXIF:ImageDescription")
        or said.get("PNG:Description"),
        "rating": said.get("XMP-xmp:Rating") or said.get("EXIF:Rating") or None,
        "people": tuple(_listed(said.get("XMP-mwg-rs:RegionName", ()))),
    }


def _moment(said: Said) -> tuple[str | None, int | None]:
    for name, fraction in CLOCKS:
        if written := said.get(name):
            if name.startswith("IPTC"):
                written = f"{written} {said.get('IPTC:TimeCreated', '')}"
            clock = read_clock(str(written))
            if clock is None:
                continue
            digits = str(said.get(fraction, ""))
            past = timedelta(milliseconds=int(digits[:3].ljust(3, "0")) if digits else 0)
            return (clock.shown + past).isoformat(), _offset(said, name, str(written))
    return None, None


def _offset(said: Said, name: str, written: str) -> int | None:
    if name in OFFSETS:
        written = next((str(said[offset]) for offset in OFFSETS[name] if offset in said), "")
    if name.startswith("QuickTime"):
        return 0
    found = re.search(r"([+-])(\d\d):?(\d\d)$", written)
    if found is None:
        return 0 if written.endswith("Z") else None
    return int(f"{found[1]}1") * (int(found[2]) * 60 + int(found[3]))


def _position(said: Said) -> tuple[float, float] | None:
    latitude, longitude = said.get("Composite:GPSLatitude"), said.get("Composite:GPSLongitude")
    if latitude is None or longitude is None:
        latitude, longitude = said.get("XMP-exif:GPSLatitude"), said.get("XMP-exif:GPSLongitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return None
    return round(float(latitude), 5), round(float(longitude), 5)


def _keywords(said: Said) -> tuple[str, ...]:
    found = said.get("XMP-dc:Subject") or said.get("IPTC:Keywords")
    return (
        tuple(map(str, _listed(found)))
        if found
        else tuple(filter(None, str(said.get("EXIF:XPKeywords", "")).split(";")))
    )


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]


def _number(said: Said, tag: str) -> float | None:
    names = (f"EXIF:{tag}", f"EXIF:{APEX.get(tag, tag)}", f"XMP-exif:{tag}")
    value = next((said[name] for name in names if name in said), None)
    return None if value is None else round(float(value), 6)


def _in_any(said: Said, tag: str) -> str | None:
    return said.get(f"EXIF:{tag}") or said.get(f"XMP-tiff:{tag}")


def _either(said: Said, tag: str) -> object:
    return next(
        (
            value
            for name, value in said.items()
            if name.endswith(f":{tag}") and not name.startswith(("EXIF", "XMP"))
        ),
        said.get(f"EXIF:{tag}"),
    )


def shown(taken_at: int, offset: int | None) -> str:
    """A moment of the album as the clock showed it."""
    moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=taken_at, minutes=offset or 0)
    return moment.replace(tzinfo=None).isoformat()
