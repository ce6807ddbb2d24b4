"""Work that nobody waits for."""

from collections.abc import Callable


class Later:
    """Done at once, or once ``go_on`` is called after ``hold``; what is dropped ends with its process."""

    def __init__(self) -> None:
        self._is_held = False
        self._held: list[Callable[[], None]] = []

    def __call__(self, work: Callable[[], None]) -> None:
        if self._is_held:
            self._held.append(work)
        else:
            work()

    def hold(self) -> None:
        self._is_held = True

    def go_on(self) -> None:
        self._is_held = False
        held, self._held = self._held, []
        for work in held:
            work()
