"""Nothing that a client sends to any route of any function is an accident there."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from tests.shared.operations import ann, operations

HOSTILE = [
    b"",
    b"\x00",
    b"\xff\xd8\xff",
    b"{",
    b"null",
    b"[]",
    b'"\\ud800"',
    b"[" * 50_000,
    b'{"a": "' + b"x" * 2_000_000 + b'"}',
    b'{"albumName": "\\u0000", "userName": {}, "password": [], "data": 1, "images": {}, "key": null}',
    b'{"albumId": "' + b"0" * 24 + b'", "key": "incoming:ann:x", "fileName": "\\u0000\\uffff"}',
    b'{"data": "data:image/jpeg;base64,' + b"A" * 100 + b'"}',
    b'{"images": ["incoming:ann:x", "../../etc/passwd"]}',
    b'{"userName": "a", "password": "\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000"}',
]
QUERIES = [
    "",
    "id=%00",
    "key=..",
    "limit=-1&cursor=%ff",
    "tag=%ed%a0%80",
    "width=1e9&height=nan",
    "force=%00",
]
CONTENT_TYPES = ["application/json", "text/plain", "image/jpeg", "\x7f", ""]


def cases(operation: dict[str, Any]) -> Iterator[tuple[bytes, str, str]]:
    """Body, query and type, each of them where the operation looks at it."""
    taken = operation.get("requestBody", {"content": {}})["content"]
    content_types = CONTENT_TYPES[:1] if set(taken) <= {"application/json"} else CONTENT_TYPES
    for body in HOSTILE if taken else HOSTILE[:2]:
        yield from ((body, "", content_type) for content_type in content_types)
    yield from ((b"{}", query, "application/json") for query in QUERIES)


def test_nothing_that_a_client_sends_is_an_accident(built: Flask) -> None:
    for method, address, operation in operations(built):
        for body, query, content_type in cases(operation):
            reply = built.test_client().open(
                address,
                method=method,
                data=body,
                query_string=query,
                headers={**ann(), "Content-Type": content_type},
            )
            assert reply.status_code != 500, (method, address, body[:60], query, content_type)
            if reply.status_code >= 400:
                problem = reply.get_json()
                assert reply.content_type == "application/problem+json"
                assert problem["status"] == reply.status_code
                assert problem["type"]
                assert problem["title"]
                assert problem["detail"]


@pytest.mark.parametrize(
    "header",
    [
        {"Range": "bytes=9-1"},
        {"Range": "\xff"},
        {"If-None-Match": '"' * 99},
        {"Content-Digest": "sha-256=:é:"},
        {"Prefer": "wait=999999999999999999999999"},
        {"X-Call-Id": "é" * 5000},
        {"X-Forwarded-For": "é"},
        {"Cookie": "session=é; session"},
        {"Accept": "\x7f"},
        {"Accept-Encoding": "br;q=x, *;q=-1"},
        {"Origin": "http://[::1"},
    ],
    ids=lambda header: next(iter(header)),
)
def test_no_header_is_an_accident(built: Flask, header: dict[str, str]) -> None:
    for method, address, _ in operations(built):
        for signed in (ann(), {}):
            client = built.test_client(use_cookies=False)
            reply = client.open(address, method=method, headers={**signed, **header})
            assert reply.status_code != 500, (method, address)


@pytest.mark.parametrize(
    "environ",
    [
        {"CONTENT_LENGTH": "-1"},
        {"CONTENT_LENGTH": "many"},
        {"CONTENT_LENGTH": "9" * 5000},
        {"CONTENT_LENGTH": "\xb2"},
        {"CONTENT_TYPE": "multipart/form-data; boundary=" + "x" * 5000},
        {"CONTENT_TYPE": "application/json; charset=no-such"},
        {"HTTP_TRANSFER_ENCODING": "gzip, chunked, \x00"},
        {"HTTP_EXPECT": "200-maybe"},
        {"HTTP_HOST": "\xff:99999:x"},
        {"HTTP_HOST": ""},
        {"HTTP_RANGE": "bytes=" + ",".join(["0-0"] * 5000)},
        {"HTTP_RANGE": "bytes=" + "9" * 5000 + "-"},
        {"HTTP_IF_MATCH": '"' + "a" * 5000},
        {"HTTP_IF_RANGE": "Thu, 99 Xyz 0000 99:99:99 GMT"},
        {"HTTP_IF_MODIFIED_SINCE": "\xb2"},
        {"HTTP_ACCEPT": "a/b;q=" + "1" * 5000},
        {"HTTP_PREFER": "wait=" + "9" * 5000},
        {"HTTP_PREFER": "wait=\xb2, respond-\x00async"},
        {"HTTP_AUTHORIZATION": "Bearer " + "a." * 5000},
        {"HTTP_AUTHORIZATION": "Bearer sak_" + "\x00" * 24},
        {"HTTP_COOKIE": "session=" + ";" * 5000},
        {"HTTP_X_CALL_ID": "a\r\nb\x00\x1b[31m"},
        {"HTTP_X_CALL_ID": "c" * 100_000},
        {"HTTP_X_FORWARDED_FOR": ",".join(["::ffff:999.1.1.1%eth0"] * 999)},
        {"HTTP_X_FORWARDED_PROTO": "\x00"},
        {"HTTP_X_FORWARDED_HOST": "\xff, ["},
        {"HTTP_X_CONNECTOR": "\xff"},
        {"HTTP_X_HTTP_METHOD_OVERRIDE": "BREW"},
        {"HTTP_UPLOAD_LENGTH": "\xb2", "HTTP_TUS_RESUMABLE": "1.0.0"},
        {"HTTP_UPLOAD_METADATA": "key \xff", "HTTP_TUS_RESUMABLE": "1.0.0", "HTTP_UPLOAD_LENGTH": "1"},
        {"HTTP_UPLOAD_CHECKSUM": "sha1 =", "HTTP_TUS_RESUMABLE": "1.0.0", "HTTP_UPLOAD_OFFSET": "0"},
    ],
    ids=lambda environ: next(iter(environ)),
)
def test_no_header_that_a_server_lets_pass_is_an_accident(built: Flask, environ: dict[str, str]) -> None:
    """Set past the test client, which would refuse some of them."""
    for method, address, operation in operations(built):
        taken = operation.get("requestBody", {"content": {}})["content"]
        bodies = (b"", b'{"albumId": "' + b"0" * 24 + b'", "key": "incoming:ann:x"}') if taken else (b"",)
        for body in bodies:
            client = built.test_client(use_cookies=False)
            reply = client.open(
                address, method=method, headers=ann(), data=body, environ_overrides=dict(environ)
            )
            assert reply.status_code != 500, (method, address, body)
            assert all(character.isprintable() for _, value in reply.headers for character in value)


def test_cookie_with_an_unreadable_origin_does_not_sign_in(built: Flask) -> None:
    token = ann()["Authorization"].removeprefix("Bearer ")
    for method, address, operation in operations(built):
        if operation["security"] and method not in ("GET", "HEAD"):
            headers = {"Cookie": f"session={token}", "Origin": "http://[::1"}
            reply = built.test_client(use_cookies=False).open(address, method=method, headers=headers)
            assert reply.status_code == 401, (method, address)
