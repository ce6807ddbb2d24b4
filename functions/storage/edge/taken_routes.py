"""HTTP of what may be sent: which formats become photos, how their files are called, how large one may be."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.images.formats.endings import ENDINGS
from functions.shared.models.wire import Wire
from functions.storage.services import Services


class TakenFormat(Wire):
    name: str
    content_type: str
    endings: tuple[str, ...]
    """Of the names of such files, without the dot. What a file is, its bytes tell, whatever its name."""
    is_raw: bool
    """Of a camera: browsers do not show it, and the album shows the picture in it."""


class Taken(Wire):
    max_bytes: int
    """Of one file."""
    formats: tuple[TakenFormat, ...]


TAKEN: Final = Operation(
    "GET",
    "/formats",
    "What becomes a photo, and how large a file may be",
    answers={200: Taken},
    signed_in=False,
)
FORMATS: Final = tuple(
    TakenFormat(name=each.value, content_type=each.content_type, endings=endings, is_raw=each.is_raw)
    for each, endings in ENDINGS.items()
)


def add_taken_routes(api: Api, services: Services) -> None:
    api.add(TAKEN, TakenViews(services.limits.max_bytes).taken)


@dataclass(frozen=True)
class TakenViews:
    max_bytes: int

    def taken(self) -> Response:
        return answer(Taken(max_bytes=self.max_bytes, formats=FORMATS))
