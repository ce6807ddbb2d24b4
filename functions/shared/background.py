"""Work that nobody waits for."""

import threading
from collections.abc import Callable
from typing import TypeAlias

Start: TypeAlias = Callable[[Callable[[], None]], None]


def in_a_thread(work: Callable[[], None]) -> None:
    """It ends with its process, wherever it is."""
    threading.Thread(target=work, name="background", daemon=True).start()
