"""A file of a tree: on its own, or packed into an archive."""

import hashlib
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Protocol

PIECE: Final = 1 << 20
LARGEST_UNPACKED: Final = 2 << 30
OLDEST_FILE: Final = 631_152_000
"""The year 1990, in seconds: there were hardly files of photos before."""


class SourceFile(Protocol):
    """``path`` is what people are told of it, and need not lead to a file."""

    @property
    def path(self) -> Path: ...

    def size(self) -> int:
        """Raises OSError, as all below it do."""
        ...

    def modified_at(self) -> int | None:
        """Milliseconds since the epoch; None where nothing tells, or nothing that can be believed."""
        ...

    def stands(self) -> bool:
        """Whether it is a file that may be opened, and no pipe or device."""
        ...

    def open(self) -> AbstractContextManager[IO[bytes]]: ...

    def at_hand(self) -> AbstractContextManager[Path]:
        """Within it, where the file system has these bytes."""
        ...


@dataclass(frozen=True)
class LocalFile:
    path: Path

    def size(self) -> int:
        return self.path.stat().st_size

    def modified_at(self) -> int | None:
        """None for what file systems say that keep no such time."""
        stat = self.path.stat()
        return stat.st_mtime_ns // 1_000_000 if stat.st_mtime > OLDEST_FILE else None

    def stands(self) -> bool:
        return self.path.is_file() or not self.path.exists()

    def open(self) -> IO[bytes]:
        return self.path.open("rb")

    @contextmanager
    def at_hand(self) -> Iterator[Path]:
        yield self.path


@dataclass(frozen=True)
class PackedFile:
    """``unpacked`` begins to read it; archives keep no time that could be believed."""

    path: Path
    length: int
    unpacked: Callable[[], IO[bytes]]

    def size(self) -> int:
        return self.length

    def modified_at(self) -> int | None:
        return None

    def stands(self) -> bool:
        return True

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        with archive_faults(), self.unpacked() as stream:
            yield stream

    @contextmanager
    def at_hand(self) -> Iterator[Path]:
        if self.length > LARGEST_UNPACKED:
            raise OSError("It is too large to be unpacked")
        with tempfile.NamedTemporaryFile(prefix="smart-album-import-") as file:
            with self.open() as stream:
                for piece in pieces(stream):
                    file.write(piece)
            file.flush()
            if file.tell() != self.length:
                raise OSError("The archive is cut off here")
            yield Path(file.name)


@contextmanager
def archive_faults() -> Iterator[None]:
    """What libraries raise for a damaged archive, as OSError."""
    try:
        yield
    except NotImplementedError as error:
        raise OSError("It is packed in a way that is not known here") from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise OSError("The archive is damaged here") from error


def pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece


def head_of(file: SourceFile, size: int) -> bytes:
    with file.open() as stream:
        return stream.read(size)


def sha256_of(file: SourceFile) -> str:
    with file.open() as stream:
        return digest_of(stream)


def digest_of(stream: IO[bytes], head: bytes = b"") -> str:
    """Of the head, which was read already, and the rest."""
    digest = hashlib.sha256(head)
    for piece in pieces(stream):
        digest.update(piece)
    return digest.hexdigest()
