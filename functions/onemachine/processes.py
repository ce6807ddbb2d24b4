"""Keeps each function running as a process of its own, and ends them all together."""

import asyncio
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from functions.onemachine.places import Place

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 5.0
STEADY_SECONDS = 10.0
"""A function that lived this long did not die of its start, and is started again at once."""
STOP_SECONDS = 8.0
KEPT_LOG_BYTES = 10_000_000


class FunctionProcess:
    """One function, started again whenever it dies, until it is stopped."""

    def __init__(
        self,
        name: str,
        environment: Mapping[str, str],
        place: Place,
        say: Callable[[str], None],
        program: Sequence[str] = (),
    ) -> None:
        """``program``: the module and its arguments that run, if not the function's own server."""
        self.name = name
        self._program = program or ("functions.serve", name)
        self._environment = environment
        self._place = place
        self._say = say
        self._process: asyncio.subprocess.Process | None = None
        # The child has its reading end, and sees it close when this process ends, however it does.
        self._lifeline_end, self._lifeline = os.pipe()

    async def keep_running(self) -> None:
        pause = FIRST_PAUSE
        while True:
            started = time.monotonic()
            self._process = await self._start()
            status = await self._process.wait()
            pause = (
                FIRST_PAUSE if time.monotonic() - started > STEADY_SECONDS else min(pause * 2, LONGEST_PAUSE)
            )
            self._say(
                f"{self.name} ended ({status}); starting it again. Its log: {self._place.log(self.name)}"
            )
            await asyncio.sleep(pause)

    def restart(self) -> None:
        """Have it end; ``keep_running`` starts it again."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()

    async def stop(self) -> None:
        """Let it finish what it does, for some seconds."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            self._say(f"{self.name} does not stop; it is ended")
            process.kill()
            os.close(self._lifeline)
            await process.wait()

    async def _start(self) -> asyncio.subprocess.Process:
        socket, log = self._place.socket(self.name), self._place.log(self.name)
        socket.unlink(missing_ok=True)
        if log.exists() and log.stat().st_size > KEPT_LOG_BYTES:
            log.replace(log.with_suffix(".old.log"))
        with log.open("ab") as output:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                *self._program,
                env={**self._environment, "SOCKET": str(socket), "LIFELINE": str(self._lifeline_end)},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=[self._lifeline_end],
                # Ctrl-C in the terminal is for the runner alone, which then stops its functions in order.
                start_new_session=True,
            )
