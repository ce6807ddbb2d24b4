"""``/async-function/NAME``: calls whose answer nobody waits for, or is told to another address."""

import asyncio
import time
from urllib.parse import quote

from multidict import CIMultiDict

from functions.onemachine.gateway.callbacks import AllowedCallbacks, Callback
from functions.onemachine.gateway.calling import Functions
from functions.onemachine.gateway.signed_in import require_signed_in

BODY_BYTES = 256_000
CALLS_AT_ONCE = 10


class AsynchronousCalls:
    def __init__(self, functions: Functions, allowed: AllowedCallbacks) -> None:
        self._functions = functions
        self._allowed = allowed
        self._calls: set[asyncio.Task[None]] = set()

    @property
    def is_full(self) -> bool:
        return len(self._calls) >= CALLS_AT_ONCE

    async def callback(self, headers: CIMultiDict[str]) -> Callback | None:
        """That the call asks for, which is no header for the function; Refused if it may not.

        Only who is signed in may: the gateway calls there from where it stands.
        """
        asked = headers.pop("X-Callback-Url", None)
        if asked is None:
            return None
        await require_signed_in(self._functions, headers)
        return await self._allowed.check(asked)

    def start(
        self, asked: str, target: str, headers: CIMultiDict[str], body: bytes, callback: Callback | None
    ) -> None:
        """Even for a function that is not there, as OpenFaaS does."""
        task = asyncio.create_task(self._run(asked, target, headers, body, callback))
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    def close(self) -> None:
        for call in self._calls:
            call.cancel()

    async def _run(
        self, asked: str, target: str, headers: CIMultiDict[str], body: bytes, callback: Callback | None
    ) -> None:
        started = time.monotonic()
        name = self._functions.named(asked)
        status, answer = (
            (404, b"") if name is None else await self._functions.call("POST", name, target, headers, body)
        )
        if callback is None:
            return
        told = {
            "X-Call-Id": headers["X-Call-Id"],
            "X-Function-Name": quote(asked),
            "X-Function-Status": str(status),
            "X-Duration-Seconds": f"{time.monotonic() - started:f}",
        }
        await callback.tell(answer, told)
