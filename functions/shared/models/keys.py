"""Keys of stored objects, and the names of those who own them."""

import re
from dataclasses import dataclass
from typing import Final

from functions.shared.errors import Invalid

USER_NAME_FORM: Final = r"[a-z0-9][a-z0-9._-]{0,31}"
ORIGINALS: Final = "incoming"
AREAS: Final = (ORIGINALS, "preview", "thumbnail")
KEY_PATTERN: Final = rf"({'|'.join(AREAS)}):({USER_NAME_FORM}):([A-Za-z0-9._:-]+)"
LONGEST_KEY: Final = 200
KEY_CHARACTERS: Final = rf"[A-Za-z0-9._:-]{{1,{LONGEST_KEY}}}"
"""What is looked for; else it is there for nobody."""
KEY_FORM: Final = re.compile(rf"(?=.{{1,{LONGEST_KEY}}}$){KEY_PATTERN}")


@dataclass(frozen=True)
class ObjectKey:
    """A storage key ``<area>:<owner>:<name>``, such as ``incoming:ann:cat.jpg``.

    ``area`` is one of AREAS; only ``name`` may hold colons.
    """

    area: str
    owner: str
    name: str

    def __str__(self) -> str:
        return f"{self.area}:{self.owner}:{self.name}"

    @classmethod
    def parse(cls, key: str) -> "ObjectKey":
        """Raises Invalid for what cannot be the key of an object."""
        match = KEY_FORM.fullmatch(key)
        if match is None:
            raise Invalid("key", "key must read AREA:OWNER:NAME, such as incoming:ann:cat.jpg.")
        return cls(match[1], match[2], match[3])
