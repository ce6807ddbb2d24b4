"""RFC 9530 digest fields with sha-256."""

import base64
import binascii
import hashlib
import re

from functions.shared.errors import Malformed


def expected_sha256(header: str | None) -> str | None:
    """The hexadecimal sha-256 that a header promises; None if it names only other algorithms."""
    found = re.search(r"(?:^|[,\s])sha-256=([^,]*)", header or "")
    if found is None:
        return None
    match = re.fullmatch(r":([A-Za-z0-9+/=]*):", found[1].strip())
    try:
        digest = base64.b64decode(match[1], validate=True) if match else b""
    except binascii.Error:
        digest = b""
    if len(digest) != 32:
        raise Malformed("Content-Digest must read sha-256=:BASE64:, with the 32 bytes of the digest.")
    return digest.hex()


def require_digest(header: str | None, body: bytes) -> None:
    """Raises Malformed unless the body has the sha-256 that Content-Digest promises, if it promises one."""
    expected = expected_sha256(header)
    if expected is not None and hashlib.sha256(body).hexdigest() != expected:
        raise Malformed("The body does not have the digest that Content-Digest promises.")


def digest_field(sha256: str) -> str:
    return f"sha-256=:{base64.b64encode(bytes.fromhex(sha256)).decode()}:"
