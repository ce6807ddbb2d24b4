"""A worker that reads packets of XMP, so that whatever its parser may do, it does not do it to its parent."""

import json

from functions.shared.images.workers import serving
from functions.shared.images.workers.frames import Frame
from functions.shared.told.xmp import read_xmp


def work(request: Frame) -> serving.Reply:
    main = int(request.fields["main"])
    found = read_xmp(bytes(request.body[:main]), bytes(request.body[main:]))
    return {}, (json.dumps(dict(found)).encode(),)


if __name__ == "__main__":
    serving.run(work)
