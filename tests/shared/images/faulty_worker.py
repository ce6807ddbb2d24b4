"""A worker that does what the picture tells it to, run as a program by test_workers."""

import json
import os
import signal
import sys
import time

from functions.shared.errors import UnreadableImage
from functions.shared.images.workers import serving
from functions.shared.images.workers.frames import Frame

kept: list[bytes] = []


def work(request: Frame) -> serving.Reply:
    match bytes(request.body):
        case b"crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"hang":
            signal.pause()
        case b"spin":
            while True:
                pass
        case b"work":
            busy_until = time.process_time() + 0.5
            while time.process_time() < busy_until:
                pass
        case b"nonsense":
            os.write(int(sys.argv[1]), b"\xff" * 100)
        case b"huge":
            os.write(int(sys.argv[1]), (1).to_bytes(4, "big") + (1 << 40).to_bytes(8, "big"))
        case b"damaged":
            raise UnreadableImage("It is damaged.")
        case b"environment":
            return {}, (json.dumps(dict(os.environ)).encode(),)
        case b"grown":
            kept.append(b"x" * (210 << 20))
    return {"pid": os.getpid()}, ()


serving.run(work)
