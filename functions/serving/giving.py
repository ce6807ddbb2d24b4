"""An answer on its way out, no faster than the client takes it."""

from collections.abc import Awaitable, Callable, Iterator
from typing import TypeAlias

from uvicorn._types import HTTPResponseBodyEvent, HTTPResponseStartEvent

from functions.serving.answering import Answer
from functions.serving.connections import Exchange
from functions.shared.errors import AlbumError
from functions.shared.log import log

Work: TypeAlias = Callable[[Callable[[], None]], Awaitable[None]]
"""Has a thread do something."""


async def give(answer: Answer, exchange: Exchange, patience: float, work: Work) -> None:
    """A client that takes nothing for so many seconds is given up; an error cuts the answer off."""
    try:
        if await exchange.taken(patience):
            await exchange.send(_head(answer), *_pieces(answer))
        while not answer.is_over and await exchange.taken(patience):
            await work(answer.go_on)
            await exchange.send(*_pieces(answer))
    except AlbumError as error:
        log.warning("answer cut off", reason=error.detail)
        exchange.break_off()
    finally:
        if not answer.is_over:
            await work(answer.close)


def _head(answer: Answer) -> HTTPResponseStartEvent:
    return {"type": "http.response.start", "status": answer.status, "headers": answer.headers}


def _pieces(answer: Answer) -> Iterator[HTTPResponseBodyEvent]:
    """The last of all says so. None is kept here while the client takes them."""
    pieces, answer.pieces = answer.pieces, []
    for piece in pieces:
        yield {"type": "http.response.body", "body": piece, "more_body": True}
    if answer.is_over:
        yield {"type": "http.response.body", "body": b"", "more_body": False}
