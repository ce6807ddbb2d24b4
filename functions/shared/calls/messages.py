"""A call on its way out, and what comes back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

Close = Callable[[], object]


class Headers(Mapping[str, str]):
    """By name, however it is written; what came twice stands in one, with a comma between."""

    def __init__(self, received: Iterable[tuple[str, str]] = ()) -> None:
        self._values: dict[str, str] = {}
        for name, value in received:
            self.add(name, value)

    def add(self, name: str, value: str) -> None:
        key = name.lower()
        before = self._values.get(key)
        self._values[key] = value if before is None else f"{before}, {value}"

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True)
class Call:
    """``target`` is the path, with the query, as the function shall see it."""

    method: str
    function: str
    target: str
    headers: Mapping[str, str]
    body: bytes | None
    seconds: float
    """To wait for the callee to take more, to answer, or to go on with its answer."""


class Answer:
    """Status and headers, with the content still to come: ``read`` or ``pieces``, or ``close`` without."""

    def __init__(
        self, status: int, headers: Headers, pieces: Iterator[bytes], close: Close = lambda: None
    ) -> None:
        self.status = status
        self.headers = headers
        self.pieces = pieces
        """Raises TimeoutError or ConnectionError where the answer does not come to its end."""
        self.close = close

    def read(self) -> bytes:
        return b"".join(self.pieces)


class Carrier(Protocol):
    def send(self, call: Call) -> Answer:
        """Raises ConnectionError if the function cannot be reached or breaks off, else TimeoutError."""
