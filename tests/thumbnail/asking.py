"""Asking for a thumbnail over HTTP."""

import io

from PIL import Image
from werkzeug.test import TestResponse

from tests.house import Person
from tests.house.pictures import jpeg

WIDE = jpeg(640, 320)


def post(person: Person, data: bytes | str, content_type: str = "text/plain", **query: str) -> TestResponse:
    return person.call("POST", "thumbnail", data=data, headers={"Content-Type": content_type}, query=query)


def details(
    person: Person, data: bytes | str, content_type: str = "text/plain", **query: str
) -> TestResponse:
    headers = {"Content-Type": content_type, "Accept": "application/json"}
    return person.call("POST", "thumbnail", data=data, headers=headers, query=query)


def size(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "JPEG"
        return image.size
