"""Content-Disposition (RFC 6266) for any file name that a person's system may have."""

import re
from typing import Final, Literal, TypeAlias
from unicodedata import category, normalize
from urllib.parse import quote

from functions.shared.images.formats.identify import ImageFormat

Kind: TypeAlias = Literal["inline", "attachment"]
ATTRIBUTE_CHARACTERS: Final = "!#$&+-.^_`|~"
"""That RFC 8187 leaves as they are, besides letters and digits."""
UNSAFE: Final = frozenset('/\\:*?"<>|\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069')
"""Separators, what some file systems refuse, and what shows a name in another order than it has."""
OTHER_RAWS: Final = (
    *(".raw", ".srw", ".x3f", ".mrw", ".3fr", ".fff", ".iiq", ".mef", ".mos", ".erf", ".dcr", ".kdc"),
    *(".rwl", ".dng", ".nef", ".arw", ".pef"),
)
EXTENSIONS: Final[dict[str, tuple[str, ...]]] = {
    ImageFormat.JPEG.content_type: (".jpg", ".jpeg", ".jpe", ".jfif"),
    ImageFormat.TIFF.content_type: (".tif", ".tiff"),
    ImageFormat.HEIC.content_type: (".heic", ".heif", ".hif"),
    ImageFormat.NEF.content_type: (".nef", ".nrw"),
    ImageFormat.ARW.content_type: (".arw", ".sr2", ".srf"),
    ImageFormat.RW2.content_type: (".rw2", ".raw", ".rwl"),
    ImageFormat.RAW.content_type: OTHER_RAWS,
}


def content_disposition(kind: Kind, file_name: str, content_type: str) -> str:
    name = _with_extension(_safe(file_name), content_type)
    ascii_name = re.sub(r"[^A-Za-z0-9 ._()-]", "_", normalize("NFKD", name))
    return f"{kind}; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe=ATTRIBUTE_CHARACTERS)}"


def _safe(file_name: str) -> str:
    kept = [
        "_" if character in UNSAFE or category(character) in ("Cc", "Cs", "Zl", "Zp") else character
        for character in file_name
    ]
    return "".join(kept).strip(" .") or "photo"


def _with_extension(name: str, content_type: str) -> str:
    """A picture is named as one: what is also a script must not be run as one where it was saved."""
    kind = content_type.removeprefix("image/").rpartition("-")[2]
    fitting = EXTENSIONS.get(content_type, (f".{kind}",))
    is_named = kind == content_type or name.lower().endswith(fitting)
    return name if is_named else name + fitting[0]
