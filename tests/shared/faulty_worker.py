"""A worker that does what the picture tells it to, run as a program by test_images_workers."""

import json
import os
import signal
import socket
import sys

from functions.shared.images import frames


def main() -> None:
    connection = socket.socket(fileno=int(sys.argv[1]))
    frames.send(connection, {})
    while True:
        body = bytes(frames.receive(connection, longest_body=1 << 20).body)
        match body:
            case b"crash":
                os.kill(os.getpid(), signal.SIGSEGV)
            case b"hang":
                signal.pause()
            case b"nonsense":
                connection.sendall(b"\xff" * 100)
            case b"huge":
                connection.sendall((1).to_bytes(4, "big") + (1 << 40).to_bytes(8, "big"))
            case b"environment":
                frames.send(connection, {}, json.dumps(dict(os.environ)).encode())
            case b"grown":
                frames.send(connection, {"pid": os.getpid(), "ends": True})
            case _:
                frames.send(connection, {"pid": os.getpid()})


main()
