"""A cable between the browser and the album that can be cut in the middle of an upload."""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlparse

PIECE = 65_536


class Cable:
    """Passes TCP connections on to the album, until so many bytes of a request have gone through."""

    def __init__(self, album_url: str) -> None:
        address = urlparse(album_url)
        self._album = (address.hostname, address.port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._left: int | None = None
        self.is_cut = threading.Event()
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()

    def cut_after(self, size: int) -> None:
        """Nothing goes through any more once the browser has sent that much."""
        self._left = size

    def mend(self) -> None:
        self._left = None
        self.is_cut.clear()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self._listener.accept()
                if self.is_cut.is_set():
                    browser.close()
                    continue
                album = socket.create_connection(self._album)
                for ends in ((browser, album), (album, browser)):
                    threading.Thread(
                        target=self._pass_on, args=(*ends, ends[0] is browser), daemon=True
                    ).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, is_request: bool) -> None:
        with suppress(OSError):
            while not self.is_cut.is_set() and (piece := source.recv(PIECE)):
                if is_request and self._is_too_much(len(piece)):
                    break
                target.sendall(piece)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _is_too_much(self, size: int) -> bool:
        if self._left is None:
            return False
        self._left -= size
        if self._left < 0:
            self.is_cut.set()
        return self._left < 0
