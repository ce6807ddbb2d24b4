"""Takes backups when whoever runs the album asks for them, by the records that photos keeps of that."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, TypeAlias

from functions.photos.operating.task import Kind, Task
from functions.photos.operating.tasks import Tasks
from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.wire import new_id

LOOK_SECONDS: Final = 5.0
BEAT_SECONDS: Final = 30.0
Outcome: TypeAlias = tuple[Mapping[str, int], str | None]
"""What was copied, by name, and why it was not, if so."""


def keep(tasks: Tasks, back_up: Callable[[], Outcome], pause: Callable[[], bool]) -> None:
    """Until ``pause``, which waits between two looks, says that it is over."""
    holder = new_id()
    while True:
        try:
            look(tasks, holder, back_up)
        except AlbumError as error:
            log.warning("backups wait for the store", reason=error.detail)
        if pause():
            return


def look(tasks: Tasks, holder: str, back_up: Callable[[], Outcome]) -> None:
    tasks.note_keeper()
    task = tasks.claim(Kind.BACKUP, holder)
    if task is None:
        return
    with _held(tasks, task):
        counts, reason = back_up()
    tasks.finish(task, counts, reason)


@contextmanager
def _held(tasks: Tasks, task: Task) -> Iterator[None]:
    """Its lease is renewed meanwhile, and whoever asks sees that somebody is there."""
    is_over = threading.Event()

    def beat() -> None:
        while not is_over.wait(BEAT_SECONDS):
            try:
                tasks.hold(task)
                tasks.note_keeper()
            except AlbumError as error:
                log.warning("lease of a backup not renewed", reason=error.detail)

    thread = threading.Thread(target=beat, name="beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def pause() -> bool:
    """Until the next look; a process of the runner ends with it, so it never is the last."""
    time.sleep(LOOK_SECONDS)
    return False
