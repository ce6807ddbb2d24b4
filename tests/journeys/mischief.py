"""Functions and Redis that die or stand still, at random."""

import os
import random
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.journeys.running_album import RunningAlbum
from tests.redis_server import RedisServer

VICTIMS = ("storage", "photos", "thumbnail", "recognition", "albums", "accounts")
PAUSE_SECONDS = (0.5, 1.5)


@contextmanager
def mischief(album: RunningAlbum, redis: RedisServer | None, chance: random.Random) -> Iterator[None]:
    """Functions are killed or held up, and Redis is killed and started again, until the block ends."""
    over = threading.Event()

    def go_about() -> None:
        while not over.wait(chance.uniform(*PAUSE_SECONDS)):
            victim = chance.choice(VICTIMS)
            match chance.choice(("kill", "kill", "hold", "redis")):
                case "kill":
                    _signal(album, victim, signal.SIGKILL)
                case "hold":
                    _signal(album, victim, signal.SIGSTOP)
                    over.wait(chance.uniform(0.1, 2))
                    _signal(album, victim, signal.SIGCONT)
                case "redis" if redis is not None:
                    redis.kill()
                    over.wait(chance.uniform(0, 1))
                    redis.start()

    thread = threading.Thread(target=go_about)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(60)


def _signal(album: RunningAlbum, function: str, number: signal.Signals) -> None:
    for pid in album.function_pids(function):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue
