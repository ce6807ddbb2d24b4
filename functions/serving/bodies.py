"""The bytes of requests while they wait to be complete, and how many of them there may be."""

from contextlib import suppress
from io import RawIOBase
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

from functions.shared.errors import StorageFull, TooManyRequests, Unavailable

IN_MEMORY: Final = 1024 * 1024
"""Of one body; what is longer goes into a file without a name, in ``TMPDIR``."""
CROWDED: Final = 64 * 1024 * 1024
"""With so many bytes of all bodies, whatever comes goes there."""
SHARE: Final = 4
"""A client may take up one part in so many of what there is room for."""
ASK_AGAIN: Final = 5


class Room:
    """For all bodies of this process together. Belongs to its event loop alone."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._taken = 0
        self._by_client: dict[str, int] = {}

    @property
    def is_crowded(self) -> bool:
        return self._taken > CROWDED

    def take(self, client: str | None, size: int) -> None:
        """``client`` where it is known. TooManyRequests if it takes up too much, Unavailable if all do."""
        mine = self._by_client.get(client, 0) + size if client is not None else 0
        if mine > self._size // SHARE:
            raise TooManyRequests(
                "You are sending too much at once. Wait until some of it has arrived.", ASK_AGAIN
            )
        if self._taken + size > self._size:
            raise Unavailable(
                "room", "Too much is being sent here at the moment. Try again in some seconds.", ASK_AGAIN
            )
        self._taken += size
        if client is not None:
            self._by_client[client] = mine

    def give_back(self, client: str | None, size: int) -> None:
        if not size:
            return  # of a body that was refused before any of it was taken in
        self._taken -= size
        if client is not None:
            self._by_client[client] -= size
            if not self._by_client[client]:
                del self._by_client[client]


class Body:
    """Of a request, or a piece of it."""

    def __init__(self, room: Room, client: str | None) -> None:
        self._room = room
        self._client = client
        self._bytes = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 -- closed by who opened this
        self.size = 0

    def write(self, data: bytes) -> None:
        """As ``Room.take``; StorageFull if the disk is."""
        self._room.take(self._client, len(data))
        self.size += len(data)
        try:
            if self._room.is_crowded:
                self._bytes.rollover()
            self._bytes.write(data)
            # Here, where a full disk can still be told of: reading and closing would else write the rest.
            self._bytes.flush()
        except OSError:
            raise StorageFull("There is no room for what you send; nothing of it was stored.") from None

    def read_as(self, *, is_whole: bool) -> Any:
        """What a WSGI application reads: an error follows where there should be more."""
        self._bytes.seek(0)
        return self._bytes if is_whole else BrokenOff(self._bytes)

    def empty(self) -> None:
        self._give_back()
        self._bytes.seek(0)
        self._bytes.truncate()

    def close(self) -> None:
        self._give_back()
        # What a full disk did not take is given up with the rest.
        with suppress(OSError):
            self._bytes.close()

    def _give_back(self) -> None:
        self._room.give_back(self._client, self.size)
        self.size = 0


class BrokenOff(RawIOBase):
    """All bytes that have arrived, and ConnectionResetError where more should follow."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        if not data:
            raise ConnectionResetError("the body broke off")
        buffer[: len(data)] = data
        return len(data)
