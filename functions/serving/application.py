"""A function as an application of ASGI: the event loop waits for clients, and threads only work."""

from contextvars import Context
from dataclasses import dataclass, field
from functools import partial

from flask import Flask

from functions.serving.answering import Answer, Answers
from functions.serving.arriving import Arrival
from functions.serving.bodies import Body, Room
from functions.serving.connections import Exchange, exchange_of
from functions.serving.environ import Environ, Scope, environ_of
from functions.serving.giving import give
from functions.serving.refusing import refusal
from functions.serving.taking_in import Taking
from functions.serving.threads import Threads
from functions.shared.access.origin import client_address, network_of
from functions.shared.errors import AlbumError, TooLarge
from functions.shared.problems import WORDS


@dataclass(frozen=True)
class Served:
    """``patience``: the seconds in each of which a body or an answer has to get on."""

    app: Flask
    threads: Threads
    room: Room
    patience: float
    trusted_proxies: int
    answers: Answers = field(default_factory=Answers)

    async def __call__(self, scope: Scope, *_: object) -> None:
        context, exchange = Context(), exchange_of(scope)
        try:
            answer = await self._answer(scope, exchange, context)
        except AlbumError as error:
            answer = refusal(self.app, error, scope, closing=exchange.is_asked_first)
        with self.answers.another():
            await give(answer, exchange, self.patience, partial(self.threads.go_on, context))

    async def _answer(self, scope: Scope, exchange: Exchange, context: Context) -> Answer:
        environ = environ_of(scope)
        begin = partial(self._begin, context)
        length = int(environ.get("CONTENT_LENGTH", 0))
        if not length and "HTTP_TRANSFER_ENCODING" not in environ:
            return await begin(environ)
        most = self.app.config["MAX_CONTENT_LENGTH"]
        if length > most:
            raise TooLarge(WORDS[413])
        body = Body(self.room, self._client(environ))
        try:
            return await Taking(environ, Arrival(exchange, most, self.patience), body, begin).answer()
        finally:
            body.close()

    async def _begin(self, context: Context, environ: Environ) -> Answer:
        answer = Answer(self.app, environ, self.answers.at_once)
        await self.threads.begin(context, answer.begin)
        return answer

    def _client(self, environ: Environ) -> str | None:
        address = client_address(environ.get("HTTP_X_FORWARDED_FOR", ""), self.trusted_proxies)
        return None if address is None else network_of(address)
