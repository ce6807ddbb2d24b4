"""JSON answers in fewer bytes, for clients that take gzip: a page of 500 photos in a seventh."""

import gzip
import secrets
from collections.abc import Sequence
from io import BytesIO
from typing import Final

from flask import Response, request
from werkzeug.datastructures import Accept

from functions.shared.access.credentials import SAFE_METHODS

LEAST_BYTES: Final = 1024
"""Less fits into the packet that it is sent in anyway."""
LEVEL: Final = 3
PADDING: Final = 100


def preferred_encoding(accepted: Accept, offered: Sequence[str]) -> str:
    """Of those ``offered``, best first, what the client likes most; ``identity`` if it likes that more."""
    best = max(offered, key=accepted.quality)
    quality = accepted.quality(best)
    return best if quality > 0 and quality >= accepted.quality("identity") else "identity"


def compress(response: Response) -> None:
    """What is asked for with GET, in the encoding that the client of this request takes.

    BREACH guesses a secret from the lengths of compressed answers that mix it with an attacker's words.
    Sessions, keys and links are told in answers to POST alone, which stay as they are; answers to GET repeat
    nothing of the request, and another site's pages cannot ask for them with the cookie. Where others may
    add words, as names of photos in a shared album, padding of random length hides what they change.
    """
    body = response.get_data()
    if request.method not in SAFE_METHODS or len(body) < LEAST_BYTES:
        return
    response.vary.add("Accept-Encoding")
    if preferred_encoding(request.accept_encodings, ("gzip",)) == "gzip":
        response.set_data(_gzipped(body))
        response.headers["Content-Encoding"] = "gzip"


def _gzipped(body: bytes) -> bytes:
    """With a name of random length in its header, which every client skips."""
    padding = "-" * secrets.randbelow(PADDING)
    packed = BytesIO()
    with gzip.GzipFile(padding, "wb", LEVEL, packed, mtime=0) as file:
        file.write(body)
    return packed.getvalue()
