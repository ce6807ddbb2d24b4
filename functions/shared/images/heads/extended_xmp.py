"""XMP that is too long for one segment of a JPEG file: XMP, part 3, section 1.1.3.1."""

import hashlib
import re
import struct
from collections.abc import Sequence
from typing import Final

_NAMED: Final = re.compile(rb"HasExtendedXMP\s*(?:=\s*[\"']|>\s*)([0-9A-Fa-f]{32})")
_HEAD: Final = struct.Struct(">32sII")
"""Of a part: the digest of the whole, the length of the whole, and where in it this part is."""
_LONGEST: Final = 1 << 20


def extended_xmp(packet: bytes, parts: Sequence[bytes]) -> bytes:
    """The packet that the main one names, by its digest; empty where a part is missing or broken."""
    named = _NAMED.search(packet)
    if named is None:
        return b""
    digest, found = named[1].upper(), dict[int, bytes]()
    for part in parts:
        if len(part) > _HEAD.size and part[:32].upper() == digest:
            _, length, at = _HEAD.unpack_from(part)
            found |= {at: part[_HEAD.size :]} if length <= _LONGEST else {}
    if sum(map(len, found.values())) > _LONGEST:
        return b""
    whole = b"".join(found[at] for at in sorted(found))
    is_sound = hashlib.md5(whole, usedforsecurity=False).hexdigest().upper().encode() == digest
    return whole if is_sound else b""
