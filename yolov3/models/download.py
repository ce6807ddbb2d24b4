"""One file from one source: resumed where it broke off, bounded in time, never more than asked for."""

import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import requests
from urllib3.exceptions import HTTPError

from yolov3.errors import FetchFailed

USER_AGENT = "smart-album fetch-weights"
CHUNK = 64 * 1024


@dataclass(frozen=True)
class Patience:
    """Seconds to connect, to wait for the next bytes, and for the whole download; tries per source."""

    connect: float = 5
    read: float = 15
    whole: float = 900
    tries: int = 5


class SourceFailed(FetchFailed):
    """This source did not give the file; another one may."""


class CutOff(SourceFailed):
    """The connection broke, but some of the file may have come."""


def download(
    url: str, part: Path, size: int, patience: Patience, report: Callable[[int], None] = lambda done: None
) -> None:
    """Fills ``part`` up to ``size`` bytes, going on where it ends.

    Raises SourceFailed, leaving in ``part`` what came. What the bytes are is for the caller to verify.
    """
    deadline = time.monotonic() + patience.whole
    for remaining in reversed(range(patience.tries)):
        before = _length(part)
        try:
            with closing(_attempt(url, part, size, (patience.connect, patience.read))) as lengths:
                for length in lengths:
                    report(length)
                    if time.monotonic() > deadline:
                        raise SourceFailed("is too slow")
        except CutOff:
            if not remaining or _length(part) <= before:
                raise
        else:
            return


def _attempt(url: str, part: Path, size: int, timeouts: tuple[float, float]) -> Generator[int, None, None]:
    """Gives the length of ``part`` after each piece that came."""
    start = _length(part)
    if start >= size:
        return
    headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    try:
        with requests.get(url, headers=headers, stream=True, timeout=timeouts) as response:
            yield from _append(response, part, _start(response, start, size), size)
    except (requests.RequestException, HTTPError) as fault:
        raise CutOff(_in_words(fault)) from fault
    if _length(part) < size:
        raise CutOff("broke off")


def _append(response: requests.Response, part: Path, start: int, size: int) -> Generator[int, None, None]:
    with part.open("ab") as file:
        file.truncate(start)
        # Piece by piece as they come: a source that drips would hold a larger read past the deadline.
        while piece := response.raw.read1(CHUNK):
            if file.tell() + len(piece) > size:
                raise SourceFailed(f"sends more than the {size} bytes of this file")
            file.write(piece)
            yield file.tell()


def _start(response: requests.Response, asked: int, size: int) -> int:
    """Where in the file the body begins. Raises SourceFailed for an answer that cannot be this file."""
    if response.status_code not in {200, 206}:
        raise SourceFailed(f"answers {response.status_code} {response.reason}")
    partial = response.status_code == 206
    if partial and not response.headers.get("Content-Range", "").startswith(f"bytes {asked}-"):
        raise SourceFailed("sends another part than was asked for")
    start = asked if partial else 0
    length = response.headers.get("Content-Length")
    if length is not None and length != str(size - start):
        raise SourceFailed(f"offers {length} bytes where {size - start} are due")
    return start


def _length(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _in_words(fault: Exception) -> str:
    if isinstance(fault, requests.ConnectTimeout):
        return "cannot be connected to in time"
    if isinstance(fault, requests.Timeout):
        return "does not answer in time"
    if isinstance(fault, requests.exceptions.SSLError):
        return "has no valid certificate"
    if isinstance(fault, requests.ConnectionError):
        return "cannot be reached"
    return "broke off"
