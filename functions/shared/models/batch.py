"""Several small objects in one body: a line of JSON that describes them, then the bytes of each."""

from collections.abc import Sequence
from typing import Annotated, Final

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from functions.shared.errors import Malformed
from functions.shared.models.blobs import WholeObject
from functions.shared.models.media_types import MEDIA_TYPE
from functions.shared.models.wire import Key, Wire

BATCH_TYPE: Final = "application/octet-stream"
MOST_OBJECTS: Final = 16


class BatchEntry(Wire):
    key: Key
    content_type: Annotated[str, StringConstraints(pattern=f"^{MEDIA_TYPE}$")]
    size: Annotated[int, Field(ge=0)]


ENTRIES: Final = TypeAdapter(Annotated[tuple[BatchEntry, ...], Field(min_length=1, max_length=MOST_OBJECTS)])


def pack(objects: Sequence[WholeObject]) -> bytes:
    entries = tuple(
        BatchEntry(key=each.key, content_type=each.content_type, size=len(each.data)) for each in objects
    )
    return b"".join([ENTRIES.dump_json(entries, by_alias=True), b"\n", *(each.data for each in objects)])


def unpack(body: bytes) -> list[WholeObject]:
    """Raises Malformed for what ``pack`` cannot have made."""
    head, _, rest = body.partition(b"\n")
    try:
        entries = ENTRIES.validate_json(head)
    except ValidationError:
        raise Malformed("A batch begins with a line of JSON: key, contentType and size of each.") from None
    if sum(entry.size for entry in entries) != len(rest):
        raise Malformed("A batch must have the bytes that its first line tells, and no others.")
    if len({entry.key for entry in entries}) < len(entries):
        raise Malformed("A batch has each key once.")
    objects, at = [], 0
    for entry in entries:
        objects.append(WholeObject(entry.key, entry.content_type, rest[at : at + entry.size]))
        at += entry.size
    return objects
