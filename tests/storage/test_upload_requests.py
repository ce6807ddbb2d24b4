"""What is a request of tus, and what is none."""

import base64

import pytest

from tests.house import Person
from tests.storage.resumable import (
    MEDIA_TYPE,
    TUS,
    begin,
    create,
    head,
    offset,
    patch,
)

DATA = bytes(range(256)) * 40


@pytest.mark.parametrize("version", ["0.2.2", "2.0.0", "", "1.0"])
def test_other_versions_are_not_spoken(ann: Person, version: str) -> None:
    path = begin(ann, len(DATA))
    told = {"Upload-Length": "5", "Upload-Offset": "0", "Content-Type": MEDIA_TYPE}

    for method, address in (("POST", "/uploads"), ("HEAD", path), ("PATCH", path), ("DELETE", path)):
        for headers in (told, {**told, "Tus-Resumable": version}):
            reply = ann.call(method, "storage", address, headers=headers)
            assert reply.status_code == 412, method
            assert reply.headers["Tus-Version"] == reply.headers["Tus-Resumable"] == "1.0.0"
    assert offset(ann, path) == 0


@pytest.mark.parametrize("length", ["", "-1", "1.5", "x", "٣", "9" * 16, "1e3"])
def test_length_that_is_none_is_malformed(ann: Person, length: str) -> None:
    assert create(ann, length).status_code == 400
    assert ann.call("POST", "storage", "/uploads", headers=TUS).status_code == 400


@pytest.mark.parametrize("start", ["", "-1", "1.5", "x", "9" * 16])
def test_offset_that_is_none_is_malformed(ann: Person, start: str) -> None:
    path = begin(ann, len(DATA))

    assert patch(ann, path, start, DATA).status_code == 400
    assert offset(ann, path) == 0


@pytest.mark.parametrize(
    "told", ["key !", "key Y2F0,key Y2F0", "key Y2F0 Y2F0", "key  Y2F0", "x" * 5000, "\xe9 \xe9"]
)
def test_metadata_that_is_none_is_malformed(ann: Person, told: str) -> None:
    assert create(ann, 5, {"Upload-Metadata": told}).status_code == 400


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"sha256": "nonsense"}, 422),
        ({"filetype": "nonsense"}, 415),
        ({"filetype": "image/png; x=y"}, 201),
        ({"filetype": ""}, 201),
        ({"filename": "x", "relativePath": "null", "name": "x", "type": "image/png"}, 201),
    ],
)
def test_metadata_that_counts_must_make_sense(ann: Person, told: dict[str, str], status: int) -> None:
    assert create(ann, 5, **told).status_code == status


def test_metadata_that_is_no_text_is_kept_as_it_is(ann: Person) -> None:
    raw = f"filename {base64.b64encode(bytes(range(256))).decode()}"

    reply = create(ann, 5, {"Upload-Metadata": raw})

    path = reply.headers["Location"].removeprefix("/function/storage")
    assert head(ann, path).headers["Upload-Metadata"] == raw


@pytest.mark.parametrize("header", ["Upload-Defer-Length", "Upload-Concat"])
def test_extensions_that_are_not_spoken_are_refused(ann: Person, header: str) -> None:
    assert create(ann, 5, {header: "1"}).status_code == 400


@pytest.mark.parametrize("content_type", ["", "application/octet-stream", "image/jpeg"])
def test_body_of_another_type_is_not_taken(ann: Person, content_type: str) -> None:
    path = begin(ann, len(DATA))

    assert patch(ann, path, 0, DATA, Content_Type=content_type).status_code == 415
    assert offset(ann, path) == 0


@pytest.mark.parametrize("upload_id", ["..", "0" * 23, "0" * 24, "x" * 24, "0" * 24 + "\n", "ann:1"])
def test_upload_that_never_was_is_not_there(ann: Person, upload_id: str) -> None:
    for method in ("HEAD", "GET", "PATCH", "DELETE"):
        headers = {**TUS, "Upload-Offset": "0", "Content-Type": MEDIA_TYPE}
        assert ann.call(method, "storage", f"/uploads/{upload_id}", headers=headers).status_code in (404, 405)
