"""A worker that reads headers; it needs no decoder installed."""

from functions.shared.images.formats.identify import ImageFormat
from functions.shared.images.heads.header import inspect
from functions.shared.images.workers import serving
from functions.shared.images.workers.frames import Frame


def work(request: Frame) -> serving.Reply:
    header = inspect(bytes(request.body))
    # The EXIF structure of a TIFF is the file itself, which the parent has.
    exif = b"" if header.format is ImageFormat.TIFF else header.exif
    size = {"width": header.width, "height": header.height}
    return {**size, "orientation": header.orientation, "exif": len(exif)}, (exif, header.icc)


if __name__ == "__main__":
    serving.run(work)
