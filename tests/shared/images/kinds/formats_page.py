"""The table of docs/formats.md: what becomes of a file of each kind.

python -m tests.shared.images.kinds.formats_page
"""

import sys
import textwrap
from collections.abc import Iterator

from functions.shared.errors import UnreadableImage
from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import Cover
from functions.shared.images.formats.endings import ENDINGS
from functions.shared.images.heads.header import inspect
from tests.photos.metadata.witness.differences import MEANT
from tests.shared.images.kinds.catalogue import Kind, catalogue

HEAD = """\
# Formats

What the album does with a file of each kind, whatever its name and the type that is said of it.
`scripts/formats` makes this page from files that it makes, and a test tells when it is no longer true.

- **Colours** are those that Chromium shows: by profile, by the codes of cICP and nclx, by PNG's gamma and
  primaries. Cameras that are set to Adobe RGB say so by EXIF alone, which counts too, though browsers do
  not know it. PQ and HLG are tone-mapped, with a peak of 1000 nits.
- **Upright** is what EXIF or the container says. WebP stands as it is stored, since browsers heed no
  orientation in it: a person sees the same in the preview, in the boxes and in the original. HEIC is turned
  by EXIF only where its container does not say anything.
- **Size** is bounded by the memory that decoding takes (600 MB), by processor time (4 s, for the largest 12
  s) and by `MAX_OBJECT_BYTES` (200 MiB). A JPEG is decoded at an eighth of its sides where that is enough.
- **Of several pictures** in a file the first is shown; in TIFF, the first that is no smaller copy.
- **Camera raw files** are shown by the JPEG that the camera put into them, if its longer side has 512
  pixels or more. The file itself stays the original.
- **Names** matter only for what is offered to be chosen; `GET storage/formats` tells the same list:
{names}.

| format | kind | is |
|---|---|---|
"""

TOLD = """
## What a file tells

The place of each in a format does not matter: EXIF, XMP (in several segments of a JPEG, too), IPTC (in
Photoshop's resources, in TIFF's tags, in PNG's digits) and a format's own words are read wherever they may
stand. Of large files only the parts are fetched that tell it: 128 KB mostly, at most 4 MB in 16 pieces; what
these do not tell is read from the whole, once.

| fact | is told by, the first that does |
|---|---|
| time | EXIF DateTimeOriginal; XMP exif:DateTimeOriginal, photoshop:DateCreated; IPTC 2:55; \
EXIF CreateDate; XMP xmp:CreateDate; IPTC 2:62; PNG's Creation Time, the header of a film; \
EXIF ModifyDate; the GPS stamp; the file's name; the file's last change, which an import tells. \
`takenAtSource` says which |
| a date alone | a day, a month or a year is one, too: the time that a later one of these sources tells \
within it is taken, else its first moment. So a scan that is dated 1974 lies in 1974, whenever it was \
scanned |
| offset | what the time has beside it; any of EXIF's three for DateTimeOriginal; the GPS stamp, in UTC; \
the time zone of the place |
| position | EXIF; XMP |
| camera, lens, exposure | EXIF, in its older ways too; XMP |
| keywords | XMP dc:subject, else IPTC 2:25, with the ends of lr:hierarchicalSubject and digiKam:TagsList; \
EXIF XPKeywords |
| title, caption | XMP dc:title, dc:description; IPTC 2:05, 2:120; \
EXIF XPTitle, ImageDescription, XPComment; PNG's own. Not UserComment, into which cameras write settings |
| people | XMP: faces by MWG (digiKam, Lightroom, Picasa, Apple) and by Microsoft, Iptc4xmpExt:PersonInImage |
| rating | XMP xmp:Rating, MicrosoftPhoto:Rating; EXIF Rating, RatingPercent |

A test has exiftool write and read files of each format, and compares. What differs is meant to:

"""


def page() -> str:
    return (
        HEAD.replace("{names}", _names())
        + "".join(_rows())
        + TOLD
        + "".join(f"- {each.what} {each.reason}.\n" for each in MEANT)
    )


def _names() -> str:
    told = "; ".join(f"{each} {', '.join(endings)}" for each, endings in ENDINGS.items())
    return textwrap.fill(told, 118, initial_indent="  ", subsequent_indent="  ")


def _rows() -> Iterator[str]:
    for kind in catalogue():
        yield f"| {kind.format} | {kind.variant} | {_outcome(kind)} |\n"


def _outcome(kind: Kind) -> str:
    try:
        data = kind.make()
        header = inspect(data)
        if header.width * header.height < 50_000_000:
            decode(data, Cover(longest=64))
    except UnreadableImage as refusal:
        return f"refused: {refusal.detail}"
    return f"read, as {header.content_type}"


if __name__ == "__main__":
    sys.stdout.write(page())
