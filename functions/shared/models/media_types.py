"""Media types as they are kept: without parameters, in lower case, and of a bounded length."""

from typing import Final

NAME: Final = r"[A-Za-z0-9_.+-]{1,60}"
MEDIA_TYPE: Final = f"{NAME}/{NAME}"
UNKNOWN_TYPE: Final = "application/octet-stream"
