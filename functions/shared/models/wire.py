"""What all values on the wire are made of."""

import secrets
import time
from enum import Enum, auto
from typing import Annotated, Any, Final, Literal, Self, TypeAlias
from unicodedata import category

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from functions.shared.models.keys import KEY_CHARACTERS, KEY_PATTERN, LONGEST_KEY, USER_NAME_FORM

Document: TypeAlias = dict[str, Any]
"""A value as the metadata store keeps it: JSON, with the wire's names."""

ID_PATTERN: Final = r"[0-9a-f]{24}"
Id: TypeAlias = Annotated[str, StringConstraints(pattern=f"^{ID_PATTERN}$")]
Key: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=f"^{KEY_CHARACTERS}$"),
    Field(json_schema_extra={"pattern": f"^{KEY_PATTERN}$", "maxLength": LONGEST_KEY}),
]
"""A caller is told the form that the keys of objects have; what has another is there for nobody."""
UserName: TypeAlias = Annotated[str, StringConstraints(pattern=f"^{USER_NAME_FORM}$")]


LONGEST_LABEL: Final = 100
LABEL_FORM: Final = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$"
"""For the description: no control characters, and not space alone."""


def _without_controls(text: str) -> str:
    # Not isprintable(): that also refuses the joiners of Persian words and of family emoji.
    if any(category(character) in ("Cc", "Cs") for character in text):
        raise ValueError("must not contain control characters")
    return text


Label: TypeAlias = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_LABEL, strip_whitespace=True),
    AfterValidator(_without_controls),
    Field(json_schema_extra={"pattern": LABEL_FORM}),
]
"""A name that a person gives, trimmed."""


def _shown(text: str) -> str:
    """Lines are kept, each ended alike, but nothing else that controls."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(category(character) in ("Cc", "Cs") for character in lines if character not in "\n\t"):
        raise ValueError("must not contain control characters")
    return lines.strip()


TEXT_FORM: Final = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$"
"""For the description."""
Text: TypeAlias = Annotated[str, AfterValidator(_shown), Field(json_schema_extra={"pattern": TEXT_FORM})]
"""What a person writes, of several lines, and perhaps empty; trimmed."""


def whole(value: object) -> object:
    """3.0, which JSON holds for a whole number, as 3; anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def new_id() -> str:
    """24 hexadecimal digits, the first eight of them the second of creation, so that ids sort by age."""
    return f"{int(time.time()):08x}{secrets.token_hex(8)}"


def now_ms() -> int:
    return time.time_ns() // 1_000_000


class Guests(Enum):
    """Who is told a field besides its owner, of those with whom the album is shared; written beside its type.

    A field without it is its owner's alone.
    """

    ALL = auto()
    WITH_ORIGINALS = auto()
    """Those to whom the share gives the originals, too."""


class Wire(BaseModel):
    """A frozen value whose JSON has the wire's camelCase names."""

    model_config = ConfigDict(
        frozen=True, alias_generator=to_camel, populate_by_name=True, extra="ignore", serialize_by_alias=True
    )

    def to_document(self) -> Document:
        return self.model_dump(mode="json")

    @classmethod
    def from_document(cls, document: Document) -> Self:
        return cls.model_validate(document)


class Health(Wire):
    status: Literal["ok"] = "ok"
    function: str
