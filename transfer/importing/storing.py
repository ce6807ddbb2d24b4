"""A file's bytes into the album's storage: a small one at once, a large one in pieces, resumed if cut off."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from functions.shared.edge.digest import digest_field
from transfer.calls.calls import Call, Calls
from transfer.calls.faults import Refused

AT_ONCE_BYTES: Final = 8 << 20
TUS: Final = {"Tus-Resumable": "1.0.0"}


@dataclass(frozen=True)
class Original:
    path: Path
    key: str
    content_type: str
    sha256: str
    size: int


def store(calls: Calls, original: Original, at_once: int = AT_ONCE_BYTES) -> None:
    """Up to ``at_once`` bytes go whole, and more in such pieces.

    Raises Refused if the album does not take it.
    """
    if original.size <= at_once:
        calls.patiently(lambda: _send_whole(calls, original))
    elif not _is_stored(calls, original):
        _send_in_pieces(calls, original, at_once)


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


def _send_in_pieces(calls: Calls, original: Original, at_once: int) -> None:
    """tus 1.0: each piece is kept as it comes, and the album is asked how far it got before the next."""
    told = {"key": original.key, "filetype": original.content_type, "sha256": original.sha256}
    metadata = ",".join(f"{name} {base64.b64encode(text.encode()).decode()}" for name, text in told.items())
    headers = {**TUS, "Upload-Length": str(original.size), "Upload-Metadata": metadata}
    begun = calls.call(Call("POST", "/storage/uploads", headers=headers))
    upload, offset = f"/storage/uploads/{begun.json()['id']}", 0
    while offset < original.size:
        offset = calls.patiently(lambda: _send_next(calls, original, upload, at_once))


def _send_next(calls: Calls, original: Original, upload: str, at_once: int) -> int:
    """How far it has come then."""
    offset = int(calls.once(Call("HEAD", upload, headers=TUS)).headers["Upload-Offset"])
    with original.path.open("rb") as file:
        file.seek(offset)
        piece = file.read(at_once)
    if not piece and offset < original.size:
        raise Refused("The file became shorter while it was read.")
    if not piece:
        return offset
    headers = {**TUS, "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
    answer = calls.once(Call("PATCH", upload, body=piece, headers=headers))
    return int(answer.headers["Upload-Offset"])
