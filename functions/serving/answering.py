"""An application's answer, of which a thread makes a piece whenever the client has taken the one before."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

from functions.serving.environ import Environ

Application: TypeAlias = Callable[[Environ, Any], Iterable[bytes]]
MUCH_BYTES: Final = 1024 * 1024
LITTLE_BYTES: Final = 128 * 1024
FEW_ANSWERS: Final = 32
"""So many answers may have much lying here while their clients take none; of more, each has little."""


class Answers:
    """Those under way."""

    def __init__(self) -> None:
        self._count = 0

    @contextmanager
    def another(self) -> Iterator[None]:
        self._count += 1
        try:
            yield
        finally:
            self._count -= 1

    def at_once(self) -> int:
        """Bytes, about."""
        return MUCH_BYTES if self._count <= FEW_ANSWERS else LITTLE_BYTES


class Answer:
    """One call of a WSGI application; ``begin``, ``go_on`` and ``close`` may take their time.

    ``pieces`` are what there is to send now.
    """

    def __init__(self, application: Application, environ: Environ, at_once: Callable[[], int]) -> None:
        self._application = application
        self._environ = environ
        self._at_once = at_once
        self._body: Iterable[bytes] = ()
        self._iterator: Iterator[bytes] = iter(())
        self._has_length = False
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.pieces: list[bytes] = []
        self.is_over = False

    def begin(self) -> None:
        """With status, headers and the first piece."""
        self._body = self._application(self._environ, self._start)
        self._iterator = iter(self._body)
        self.go_on()

    def go_on(self) -> None:
        """Many pieces at once where the answer's length is known; else each as it comes."""
        self.pieces = []
        size, most = 0, self._at_once() if self._has_length else 1
        try:
            while size < most and (piece := next(self._iterator, None)) is not None:
                self.pieces.append(piece)
                size += len(piece)
        except BaseException:
            self.close()
            raise
        if size < most:
            self.close()

    def close(self) -> None:
        if not self.is_over:
            self.is_over = True
            if hasattr(self._body, "close"):
                self._body.close()

    def _start(self, status: str, headers: list[tuple[str, str]], _: Any = None) -> None:
        self.status = int(status[:3])
        self.headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        self._has_length = any(name.lower() == b"content-length" for name, _ in self.headers)
