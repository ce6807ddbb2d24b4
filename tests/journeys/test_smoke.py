"""``scripts/smoke`` against an album that works, one that does not, and none."""

import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.journeys.running_album import ROOT, RunningAlbum


def smoke(gateway: str) -> "subprocess.CompletedProcess[str]":
    command = [str(ROOT / "scripts" / "smoke"), gateway]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


def test_all_of_a_running_album_works(album: RunningAlbum) -> None:
    ended = smoke(album.url)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "FAILED" not in ended.stdout
    assert ended.stdout.splitlines()[-1] == f"All of it works at {album.url}"


def test_what_does_not_work_is_named() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        ended = smoke(f"http://127.0.0.1:{server.server_port}/")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

    assert ended.returncode == 1
    assert "FAILED  photos is well: 501 instead of 200." in ended.stdout
    assert "ok  " not in ended.stdout


def test_no_gateway_is_told_at_once() -> None:
    ended = smoke("http://127.0.0.1:9")

    assert ended.returncode == 1
    assert ended.stderr == "smoke: nothing answers at http://127.0.0.1:9\n"
