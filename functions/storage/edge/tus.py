"""What tus 1.0 says in headers (tus.io/protocols/resumable-upload)."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from functions.shared.edge.admission import Rest
from functions.shared.edge.parameters import Header
from functions.shared.errors import Invalid, Malformed
from functions.storage.uploads.checksum import ALGORITHMS, Checksum
from functions.storage.uploads.resumable import NewUpload

VERSION: Final = "1.0.0"
EXTENSIONS: Final = "creation,creation-with-upload,checksum,expiration,termination"
MEDIA_TYPE: Final = "application/offset+octet-stream"
LONGEST_METADATA: Final = 4096
NUMBER: Final = r"^[0-9]{1,15}$"

RESUMABLE = {"Tus-Resumable": Header(VERSION, r"^1\.0\.0$", required=True)}
ASKING = {"Tus-Resumable": Header(f"{VERSION}, which only HEAD needs")}
CREATION = RESUMABLE | {
    "Upload-Length": Header("bytes of the whole", NUMBER, required=True),
    "Upload-Metadata": Header(
        "pairs of a name and a Base64 value; key, filetype and sha256 (hexadecimal) count"
    ),
}
PATCHING = RESUMABLE | {
    "Upload-Offset": Header("how many bytes are there", NUMBER, required=True),
    "Upload-Checksum": Header(f"of this body: {' or '.join(ALGORITHMS)}, and Base64"),
}
UNLESS_DELETED = {name: replace(header, required=False) for name, header in PATCHING.items()}
METHOD = {"X-HTTP-Method-Override": Header("PATCH or DELETE", "^(PATCH|DELETE)$", required=True)}


def parse_new_upload(length: str | None, metadata: str | None) -> NewUpload:
    """From ``Upload-Length`` and ``Upload-Metadata``, of which ``key``, ``filetype`` and ``sha256`` count."""
    told = parse_metadata(metadata or "")
    sha256 = told.get("sha256") or None
    if sha256 is not None and not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise Invalid("sha256", "sha256 in Upload-Metadata must be 64 hexadecimal digits.")
    return NewUpload(
        length=parse_number("Upload-Length", length),
        key=told.get("key") or None,
        content_type=told.get("filetype") or None,
        sha256=sha256,
        metadata=metadata or "",
    )


def parse_metadata(header: str) -> dict[str, str]:
    """``name base64, name base64, name``; a value that is no text is as good as none."""
    if len(header) > LONGEST_METADATA:
        raise Malformed(f"Upload-Metadata may have at most {LONGEST_METADATA} characters.")
    told: dict[str, str] = {}
    for pair in filter(None, header.split(",")):
        name, _, value = pair.strip().partition(" ")
        if not name or name in told:
            raise Malformed("Upload-Metadata must be pairs of a name and a Base64 value, each name once.")
        told[name] = _bytes("Upload-Metadata", value).decode(errors="replace")
    return told


def parse_number(name: str, header: str | None) -> int:
    if header is None or not re.fullmatch(NUMBER, header):
        raise Malformed(f"{name} must be a whole number of bytes.")
    return int(header)


def rest_of(headers: Mapping[str, str]) -> Rest | None:
    """How the body of a PATCH goes on in another one; with a checksum all of it counts, or nothing."""
    offset = headers.get("Upload-Offset", "")
    if "Upload-Checksum" in headers or not re.fullmatch(NUMBER, offset):
        return None
    return lambda taken: {"Upload-Offset": str(int(offset) + taken)}


def parse_checksum(header: str | None) -> Checksum | None:
    """``Upload-Checksum: ALGORITHM BASE64``."""
    if header is None:
        return None
    algorithm, _, digest = header.partition(" ")
    if algorithm not in ALGORITHMS:
        raise Malformed(f"Upload-Checksum may use {' or '.join(ALGORITHMS)}.")
    return Checksum(algorithm, _bytes("Upload-Checksum", digest))


def _bytes(name: str, value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise Malformed(f"{name} has a value that is no Base64.") from None
