"""An application's answer, of which a thread makes a piece whenever the client has taken the one before."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeAlias

from functions.serving.environ import Environ

Application: TypeAlias = Callable[[Environ, Any], Iterable[bytes]]
AT_ONCE: Final = 256 * 1024
"""Bytes of an answer that may lie here while its client takes none, about."""


class Answer:
    """One call of a WSGI application; ``begin``, ``go_on`` and ``close`` may take their time.

    ``piece`` is what there is to send now.
    """

    def __init__(self, application: Application, environ: Environ) -> None:
        self._application = application
        self._environ = environ
        self._body: Iterable[bytes] = ()
        self._pieces: Iterator[bytes] = iter(())
        self._most = 1
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.piece = b""
        self.is_over = False

    def begin(self) -> None:
        """With status, headers and the first piece."""
        self._body = self._application(self._environ, self._start)
        self._pieces = iter(self._body)
        self.go_on()

    def go_on(self) -> None:
        """Many pieces at once where the answer's length is known; else each as it comes."""
        made: list[bytes] = []
        size = 0
        try:
            while size < self._most and (piece := next(self._pieces, None)) is not None:
                made.append(piece)
                size += len(piece)
        except BaseException:
            self.close()
            raise
        if size < self._most:
            self.close()
        self.piece = b"".join(made)

    def close(self) -> None:
        if not self.is_over:
            self.is_over = True
            if hasattr(self._body, "close"):
                self._body.close()

    def _start(self, status: str, headers: list[tuple[str, str]], _: Any = None) -> None:
        self.status = int(status[:3])
        self.headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        if any(name.lower() == b"content-length" for name, _ in self.headers):
            self._most = AT_ONCE
