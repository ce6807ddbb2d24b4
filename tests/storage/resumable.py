"""A tus client of tests: every header by hand."""

import base64
import hashlib
from collections.abc import Mapping

from werkzeug.test import TestResponse

from tests.house import Person

MEDIA_TYPE = "application/offset+octet-stream"
TUS = {"Tus-Resumable": "1.0.0"}


def metadata(**told: str) -> str:
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in told.items())


def checksum(data: bytes, algorithm: str = "sha1") -> str:
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, data).digest()).decode()}"


def create(
    person: Person,
    length: int | str,
    headers: Mapping[str, str] | None = None,
    data: bytes | None = None,
    **told: str,
) -> TestResponse:
    asked = {**TUS, "Upload-Length": str(length), **({"Upload-Metadata": metadata(**told)} if told else {})}
    if data is not None:
        asked["Content-Type"] = MEDIA_TYPE
    return person.call("POST", "storage", "/uploads", headers={**asked, **(headers or {})}, data=data)


def begin(person: Person, length: int, **told: str) -> str:
    """The new upload's path within storage."""
    reply = create(person, length, **told)
    assert reply.status_code == 201, reply.text
    return path_of(reply)


def path_of(reply: TestResponse) -> str:
    location = reply.headers["Location"]
    assert location.startswith("/function/storage/uploads/")
    return location.removeprefix("/function/storage")


def patch(person: Person, path: str, offset: int | str, data: bytes, **headers: str) -> TestResponse:
    asked = {**TUS, "Upload-Offset": str(offset), "Content-Type": MEDIA_TYPE}
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return person.call("PATCH", "storage", path, headers={**asked, **told}, data=data)


def head(person: Person, path: str) -> TestResponse:
    return person.call("HEAD", "storage", path, headers=TUS)


def delete(person: Person, path: str) -> TestResponse:
    return person.call("DELETE", "storage", path, headers=TUS)


def offset(person: Person, path: str) -> int:
    reply = head(person, path)
    assert reply.status_code == 200
    return int(reply.headers["Upload-Offset"])
