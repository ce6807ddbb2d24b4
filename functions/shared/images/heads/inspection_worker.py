"""A worker that reads headers; it needs no decoder installed."""

from functions.shared.images.heads.header import inspect
from functions.shared.images.workers import serving
from functions.shared.images.workers.frames import Body, Frame

WHOLE_FILE = -1
"""In place of the length of EXIF."""
WORD = "word "
"""Before the names of a format's own words, which stand among the fields."""


def work(request: Frame) -> serving.Reply:
    data = bytes(request.body)
    header = inspect(data)
    fields = {"width": header.width, "height": header.height, "orientation": header.orientation}
    # The EXIF structure of a TIFF is the file itself, which the parent has.
    is_file = header.exif is data
    blocks: dict[str, Body] = {"icc": header.icc, "xmp": header.beside.xmp, "iptc": header.beside.iptc}
    lengths = {name: len(block) for name, block in blocks.items()}
    words = {WORD + name: text for name, text in header.beside.words.items()}
    exif = b"" if is_file else header.exif
    lengths["exif"] = WHOLE_FILE if is_file else len(exif)
    return {**fields, **lengths, **words}, (exif, *blocks.values())


if __name__ == "__main__":
    serving.run(work)
