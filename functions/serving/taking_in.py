"""A request with a body: small ones come whole, large ones only for who may send them, some in pieces."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from math import inf
from typing import Final

from functions.serving.answering import Answer
from functions.serving.arriving import Arrival
from functions.serving.bodies import Body
from functions.serving.environ import Environ, variable
from functions.shared.edge.admission import ADMISSION, Admission, Rest
from functions.shared.errors import TooSlow
from functions.shared.problems import WORDS

SMALL: Final = 64 * 1024
"""What a body may have before the function is asked whether it wants it."""
PIECE_BYTES: Final = 4 * 1024 * 1024
PIECE_SECONDS: Final = 2.0
"""What a process that is killed may lose of an upload that can be resumed."""
FEW_BYTES: Final = 256 * 1024
FEW_SECONDS: Final = 15.0
"""Of one that trickles: many of those must not keep everybody else waiting for the disk."""


@dataclass(frozen=True)
class Taking:
    """``begin`` lets a thread call the application."""

    environ: Environ
    arrival: Arrival
    body: Body
    begin: Callable[[Environ], Awaitable[Answer]]

    async def answer(self) -> Answer:
        """Raises TooSlow if the body stopped coming, and as ``Arrival.fill`` and ``begin``."""
        if int(self.environ.get("CONTENT_LENGTH", 0)) <= SMALL:
            await self.arrival.fill(self.body, SMALL)
        if self.arrival.is_over:
            return await self._whole(self.environ)
        admission = Admission()
        environ = self.environ | {ADMISSION: admission}
        answer = await self.begin(environ)
        if not admission.is_granted:
            return answer
        return await (
            self._whole(environ) if admission.rest is None else self._pieces(environ, admission.rest)
        )

    async def _whole(self, environ: Environ) -> Answer:
        await self.arrival.fill(self.body, inf)
        return await self._call(environ)

    async def _pieces(self, environ: Environ, rest: Rest) -> Answer:
        """As a client would send them, one after the other; the first that is refused is the last."""
        taken = 0
        while True:
            await self.arrival.fill(self.body, FEW_BYTES, FEW_SECONDS)
            if self.body.size >= FEW_BYTES:
                await self.arrival.fill(self.body, PIECE_BYTES, PIECE_SECONDS)
            told = {variable(name): value for name, value in rest(taken).items()}
            answer = await self._call(environ | told)
            if self.arrival.is_over or answer.status >= 300:
                return answer
            taken += self.body.size
            self.body.empty()

    async def _call(self, environ: Environ) -> Answer:
        """With what is there of the body, and with an error after it if it broke off."""
        is_broken = self.arrival.is_over and not self.arrival.is_whole
        length = {} if is_broken else {"CONTENT_LENGTH": str(self.body.size)}
        answer = await self.begin(
            environ | length | {"wsgi.input": self.body.read_as(is_whole=not is_broken)}
        )
        if self.arrival.is_too_slow:
            answer.close()
            raise TooSlow(WORDS[408])
        return answer
