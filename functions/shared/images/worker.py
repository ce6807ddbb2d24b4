"""A process that decodes for another one, so that a file that breaks a decoder costs one request.

    python -m functions.shared.images.worker FD MEMORY SECONDS

Serves one picture at a time on the socket FD until the other side closes it. What it may allocate is bounded
by MEMORY bytes, the time for one picture by SECONDS, and it can write no file.
"""

import resource
import signal
import socket
import sys
from pathlib import Path

import cv2
from PIL import AvifImagePlugin

from functions.shared.errors import UnreadableImage
from functions.shared.images import frames
from functions.shared.images.decode import decode
from functions.shared.images.formats import ImageFormat
from functions.shared.images.frames import Body, Frame, Head
from functions.shared.images.header import inspect
from functions.shared.images.picture import Colours, Cover

LONGEST_FILE = 1 << 30
# A worker that does not give back more than this ends instead.
_LARGE = 200 << 20


def main() -> None:
    descriptor, memory, seconds = sys.argv[1:]
    # One per core would each take address space; there are as many workers as cores.
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    cv2.setNumThreads(1)
    _limit(int(memory))
    with socket.socket(fileno=int(descriptor)) as connection:
        frames.send(connection, {})
        serve(connection, float(seconds))


def serve(connection: socket.socket, seconds: float) -> None:
    ends = False
    while not ends:
        try:
            request = frames.receive(connection, longest_body=LONGEST_FILE)
        except EOFError:
            return
        # Ends this process should its parent no longer be there to do it.
        signal.setitimer(signal.ITIMER_REAL, seconds + 1)
        head, bodies = _answer(request)
        ends = _memory()[1] > _LARGE
        frames.send(connection, {**head, "ends": ends}, *bodies)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(request: Frame) -> tuple[Head, tuple[Body, ...]]:
    try:
        match request.head:
            case {"task": "inspect"}:
                return _inspect(bytes(request.body))
            case {"task": "decode", "longest": int(longest), "shortest": int(shortest), "colours": str(name)}:
                return _decode(bytes(request.body), Cover(longest, shortest, Colours(name)))
    except UnreadableImage as refusal:
        return {"refused": refusal.detail}, ()
    except MemoryError:
        return {"refused": "Decoding this picture takes more memory than one picture may."}, ()
    raise ValueError("an unknown task")


def _inspect(data: bytes) -> tuple[Head, tuple[Body, ...]]:
    header = inspect(data)
    # The EXIF structure of a TIFF is the file itself, which the parent has.
    exif = b"" if header.format is ImageFormat.TIFF else header.exif
    size = {"width": header.width, "height": header.height}
    return {**size, "orientation": header.orientation, "exif": len(exif)}, (exif, header.icc)


def _decode(data: bytes, cover: Cover) -> tuple[Head, tuple[Body, ...]]:
    picture = decode(data, cover)
    rows, columns, _ = picture.pixels.shape
    size = {"width": picture.width, "height": picture.height}
    return {**size, "rows": rows, "columns": columns}, (picture.pixels.data.cast("B"),)


def _limit(memory: int) -> None:
    address_space, _ = _memory()
    bound = address_space + memory
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _memory() -> tuple[int, int]:
    """Address space, and what of it is resident. (getrusage also counts what the parent had before.)"""
    address_space, resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[:2]
    return int(address_space) * resource.getpagesize(), int(resident) * resource.getpagesize()


if __name__ == "__main__":
    main()
