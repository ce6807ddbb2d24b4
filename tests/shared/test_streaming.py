"""Answers that are handed on while they come, over real connections."""

from http.server import BaseHTTPRequestHandler

import pytest

from functions.shared import errors
from functions.shared.gateway import GatewayClient, Request
from tests.shared.upstream import Upstream, problem, reply

GET = Request("GET", "/key", 5.0)


def test_content_comes_in_pieces(gateway: GatewayClient, upstream: Upstream) -> None:
    content = bytes(300_000)
    upstream.answer = reply(200, content, ETag='"x"')

    stream = gateway.stream("storage", GET)

    pieces = list(stream.chunks)
    assert (stream.status, stream.headers["ETag"]) == (200, '"x"')
    assert len(pieces) > 1
    assert b"".join(pieces) == content


def test_not_modified_is_an_answer(gateway: GatewayClient, upstream: Upstream) -> None:
    upstream.answer = reply(304)

    stream = gateway.stream("storage", GET)

    assert (stream.status, b"".join(stream.chunks)) == (304, b"")


def test_range_that_is_not_there_is_told_with_the_size(gateway: GatewayClient, upstream: Upstream) -> None:
    upstream.answer = reply(416, Content_Range="bytes */17")

    with pytest.raises(errors.RangeNotSatisfiable) as caught:
        gateway.stream("storage", GET)

    assert caught.value.size == 17


def test_error_is_raised_before_anything_is_handed_on(gateway: GatewayClient, upstream: Upstream) -> None:
    upstream.answer = problem(404, "There is no object.")

    with pytest.raises(errors.NotFound, match=r"There is no object\."):
        gateway.stream("storage", GET)


def test_answer_that_breaks_off_is_no_whole_one(gateway: GatewayClient, upstream: Upstream) -> None:
    def half(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(bytes(500))
        handler.close_connection = True

    upstream.answer = half
    chunks = gateway.stream("storage", GET).chunks

    with pytest.raises(errors.UpstreamFailed):
        list(chunks)


def test_stream_that_nobody_reads_can_be_closed(gateway: GatewayClient, upstream: Upstream) -> None:
    upstream.answer = reply(200, bytes(300_000))

    chunks = gateway.stream("storage", GET).chunks
    chunks.close()

    assert list(gateway.stream("storage", GET).chunks)
