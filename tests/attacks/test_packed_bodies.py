"""A compressed body is passed on as it came: the gateway unpacks nothing, and changes no length."""

import gzip

import pytest

from tests.onemachine.calls import answer_to, call
from tests.onemachine.street import Street

PACKED = gzip.compress(b"0" * 1_000_000)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "GZIP", "gzip, gzip"])
@pytest.mark.parametrize("chunked", [False, True], ids=["in one", "in chunks"])
def test_packed_body_arrives_as_it_was_sent(street: Street, coding: str, chunked: bool) -> None:
    reply = call(
        street,
        "PUT",
        "/function/echo/",
        data=iter([PACKED]) if chunked else PACKED,
        headers={"Content-Encoding": coding},
    )

    assert reply.status_code == 200
    assert reply.json()["body"].encode("latin-1") == PACKED
    assert reply.json()["headers"]["content-encoding"] == coding


def test_coding_that_hides_in_the_transfer_is_refused(street: Street) -> None:
    head = ("PUT /function/echo/ HTTP/1.1", "Transfer-Encoding: gzip, chunked")

    answer = answer_to(street, *head, body=b"0\r\n\r\n")

    assert answer.startswith("HTTP/1.1 501 ")
