"""The table of docs/formats.md: what becomes of a file of each kind.

python -m tests.shared.images.kinds.formats_page
"""

import sys
from collections.abc import Iterator

from functions.shared.errors import UnreadableImage
from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import Cover
from functions.shared.images.heads.header import inspect
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

| format | kind | is |
|---|---|---|
"""


def page() -> str:
    return HEAD + "".join(_rows())


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
