"""Keeps each function running as a process of its own, and ends them all together."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence

from functions.onemachine.children import Child, Nursery, served
from functions.onemachine.places import Place

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 5.0
STEADY_SECONDS = 10.0
"""A function that lived this long did not die of its start, and is started again at once."""
STOP_SECONDS = 8.0
KEPT_LOG_BYTES = 10_000_000
NOT_STARTED = 1


class FunctionProcess:
    """One function, started again whenever it dies, until it is stopped."""

    def __init__(
        self,
        name: str,
        environment: Mapping[str, str],
        place: Place,
        nursery: Nursery,
        say: Callable[[str], None],
        *,
        program: Sequence[str] = (),
    ) -> None:
        """``program``: the module and its arguments that run, if not the function's own server."""
        self.name = name
        self._program = program or served(name)
        self._environment = environment
        self._place = place
        self._nursery = nursery
        self._say = say
        self._child: Child | None = None

    async def keep_running(self) -> None:
        pause = FIRST_PAUSE
        while True:
            started = time.monotonic()
            status = await self._run()
            pause = (
                FIRST_PAUSE if time.monotonic() - started > STEADY_SECONDS else min(pause * 2, LONGEST_PAUSE)
            )
            self._say(
                f"{self.name} ended ({status}); starting it again. Its log: {self._place.log(self.name)}"
            )
            await asyncio.sleep(pause)

    def restart(self) -> None:
        """Have it end; ``keep_running`` starts it again."""
        if self._child is not None:
            self._child.terminate()

    async def stop(self) -> None:
        """Let it finish what it does, for some seconds."""
        child = self._child
        if child is None or child.ended.done():
            return
        child.terminate()
        try:
            await asyncio.wait_for(asyncio.shield(child.ended), STOP_SECONDS)
        except TimeoutError:
            self._say(f"{self.name} does not stop; it is ended")
            child.kill()
            await child.ended

    async def _run(self) -> int:
        """To its end; the status."""
        socket, log = self._place.socket(self.name), self._place.log(self.name)
        socket.unlink(missing_ok=True)
        if log.exists() and log.stat().st_size > KEPT_LOG_BYTES:
            log.replace(log.with_suffix(".old.log"))
        environment = {**self._environment, "SOCKET": str(socket)}
        try:
            self._child = await self._nursery.start(self._program, environment, log)
        except ConnectionError:
            return NOT_STARTED
        return await asyncio.shield(self._child.ended)
