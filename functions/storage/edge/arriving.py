"""The body of a request, piece by piece."""

from collections.abc import Callable, Iterator
from typing import Final

from flask import request
from werkzeug.exceptions import ClientDisconnected

from functions.shared.errors import Malformed

PIECE: Final = 256 * 1024


def arriving(require_standing: Callable[[], None]) -> Iterator[bytes]:
    """The body. Raises Malformed after what has arrived of it if it broke off.

    Whoever sent it must still be signed in at its end: another may have the name by then.
    """
    size, is_broken = 0, False
    try:
        while chunk := request.stream.read(PIECE):
            size += len(chunk)
            yield chunk
    except ClientDisconnected:
        is_broken = True
    if is_broken or request.content_length not in (None, size):
        raise Malformed("The body broke off before it was complete.")
    require_standing()
