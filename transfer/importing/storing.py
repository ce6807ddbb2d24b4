"""A file's bytes into the album's storage: at once, or in pieces where they are many or the way is slow."""

import base64
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import requests

from functions.shared.models.digest import digest_field
from transfer.calls.calls import Call, Calls
from transfer.calls.faults import Busy, Refused
from transfer.importing.pieces import FIRST, PieceSize

AT_ONCE_BYTES: Final = 8 << 20
TUS: Final = {"Tus-Resumable": "1.0.0"}


@dataclass(frozen=True)
class Original:
    path: Path
    key: str
    content_type: str
    sha256: str
    size: int
    modified_at: int | None = None


def store(calls: Calls, original: Original, at_once: int = AT_ONCE_BYTES) -> None:
    """Up to ``at_once`` bytes go whole, unless that is cut off, and more in pieces.

    Raises Refused if the album does not take it.
    """
    if original.size <= min(at_once, FIRST):
        calls.patiently(lambda: _send_whole(calls, original))
    elif original.size > at_once or _is_cut_off(calls, original):
        _send_in_pieces(calls, original, PieceSize(min(at_once, FIRST)))


def _is_cut_off(calls: Calls, original: Original) -> bool:
    """Sends it whole, once."""
    try:
        _send_whole(calls, original)
    except (Busy, requests.RequestException):
        return True
    return False


def _send_whole(calls: Calls, original: Original) -> None:
    headers = {"Content-Type": original.content_type, "Content-Digest": digest_field(original.sha256)}
    with original.path.open("rb") as file:
        calls.once(Call("PUT", f"/storage/{original.key}", body=file, headers=headers))


def _is_stored(calls: Calls, original: Original) -> bool:
    try:
        answer = calls.call(Call("HEAD", f"/storage/{original.key}"))
    except Refused:
        return False
    return answer.headers.get("ETag") == f'"{original.sha256}"'


def _send_in_pieces(calls: Calls, original: Original, size: PieceSize) -> None:
    """tus 1.0: each piece is kept as it comes, and the album is asked how far it got before the next."""
    if _is_stored(calls, original):
        return
    told = {"key": original.key, "filetype": original.content_type, "sha256": original.sha256}
    metadata = ",".join(f"{name} {base64.b64encode(text.encode()).decode()}" for name, text in told.items())
    headers = {**TUS, "Upload-Length": str(original.size), "Upload-Metadata": metadata}
    begun = calls.call(Call("POST", "/storage/uploads", headers=headers))
    upload, offset = f"/storage/uploads/{begun.json()['id']}", 0
    while offset < original.size:
        offset = calls.patiently(lambda: _send_next(calls, original, upload, size))


def _send_next(calls: Calls, original: Original, upload: str, size: PieceSize) -> int:
    """How far it has come then."""
    offset = int(calls.once(Call("HEAD", upload, headers=TUS)).headers["Upload-Offset"])
    with original.path.open("rb") as file:
        file.seek(offset)
        piece = file.read(size.bytes)
    if not piece and offset < original.size:
        raise Refused("The file became shorter while it was read.")
    if not piece:
        return offset
    headers = {**TUS, "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
    with size.learning():
        # A file goes little by little; bytes at once would have to be taken within CONNECT_SECONDS.
        answer = calls.once(Call("PATCH", upload, body=BytesIO(piece), headers=headers))
    return int(answer.headers["Upload-Offset"])
