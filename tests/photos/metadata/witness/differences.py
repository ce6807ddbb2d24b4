"""Where the album says something else than exiftool, and why: docs/formats.md lists it."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final


@dataclass(frozen=True)
class Difference:
    """``files`` is a pattern of names of files, ``reason`` a sentence for people."""

    fact: str
    files: str
    what: str
    reason: str

    def covers(self, fact: str, file: str) -> bool:
        return self.fact == fact and fnmatchcase(file, self.files)


MEANT: Final = (
    Difference(
        "orientation",
        "*.webp",
        "Orientation in the EXIF of WebP",
        "does not count: no browser turns by it, and one picture is shown everywhere",
    ),
    Difference(
        "orientation",
        "*.avif",
        "Orientation in the EXIF of AVIF",
        "does not count either: by its standard, and in browsers, its container alone turns it",
    ),
    Difference(
        "orientation",
        "own-turned.heic",
        "Orientation in the EXIF of HEIC that its container turns already",
        "does not count: it says the same, and would turn the picture twice",
    ),
    Difference(
        "orientation",
        "own-turned.png",
        "Orientation in PNG's digits (Raw profile type exif)",
        "does not count: browsers do not know them",
    ),
    Difference(
        "size",
        "*.dng",
        "The size of camera raw files",
        "is that of the preview, which is what is shown",
    ),
    Difference(
        "size",
        "*.heic",
        "The size of HEIC that is cropped (clap)",
        "is that of the picture which is shown, not of what is coded",
    ),
    Difference(
        "time",
        "own-day.jpg",
        "A day, a month or a year without a time",
        "is followed by the time that another of a file's dates tells within it",
    ),
    Difference(
        "offset",
        "own-satellite.jpg",
        "The offset of a time without one",
        "is told by the stamp of a receiver, which is in UTC",
    ),
    Difference(
        "position",
        "nowhere.*",
        "GPS 0, 0",
        "is no place, but a receiver that had none",
    ),
    Difference(
        "position",
        "void.*",
        "GPSStatus V",
        "is no place either: the receiver says itself that its position is void",
    ),
    Difference(
        "caption",
        "nobody.*",
        "ImageDescription by a camera, such as OLYMPUS DIGITAL CAMERA",
        "is no caption",
    ),
    Difference("rating", "rejected.*", "xmp:Rating -1", "is no stars: the photo was marked as rejected"),
)
