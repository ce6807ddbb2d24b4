"""ZIP and tar archives, whose files are read where they lie: nothing is unpacked by the names in them."""

import io
import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Final, TypeAlias

from typing_extensions import Buffer

from transfer.sources.file import PackedFile, archive_faults
from transfer.sources.seekable_gzip import Marks, SeekableGzip

_PART: Final = re.compile(
    r"(takeout-(?:\d{8}T\d{6}Z|.+?))(?:-\d+)*(?: ?\(\d+\))?\.(?:zip|tgz|tar\.gz|tar)", re.IGNORECASE
)
_ENDINGS: Final = (".zip", ".tgz", ".tar.gz", ".tar")
_SIDECARS: Final = (".json", ".xmp")
_LARGEST_SIDECAR: Final = 1 << 20
_LOCKED: Final = 0x1
Opened: TypeAlias = Callable[[], IO[bytes]]


def is_archive(path: Path) -> bool:
    return path.name.lower().endswith(_ENDINGS) and path.is_file()


def unpacked_folder(path: Path) -> Path:
    """Where programs would unpack it to."""
    ending = next(ending for ending in _ENDINGS if path.name.lower().endswith(ending))
    return path.with_name(path.name[: -len(ending)] or "Photos")


def takeout_of(path: Path) -> str | None:
    """What all parts of one Google Takeout have in common, if it is such a part."""
    found = _PART.fullmatch(path.name)
    return found[1].lower() if found else None


def read_archive(path: Path, root: Path) -> Iterator[PackedFile]:
    """All files in it, as below the root. Raises OSError for what is damaged, after what could be read."""
    with archive_faults():
        yield from _zipped(path, root) if path.suffix.lower() == ".zip" else _in_tar(path, root)


def _zipped(path: Path, root: Path) -> Iterator[PackedFile]:
    archive = zipfile.ZipFile(path)
    for info in archive.infolist():
        if not info.is_dir() and (below := _inside(root, info.filename)):
            opened = _locked if info.flag_bits & _LOCKED else partial(archive.open, info)
            yield PackedFile(below, info.file_size, opened)


def _locked() -> IO[bytes]:
    raise OSError("It is locked by a password")


def _in_tar(path: Path, root: Path) -> Iterator[PackedFile]:
    """Sidecars, which are small and read at once, are kept: they may lie anywhere in what is one stream."""
    opened = _stream_of(path)
    try:
        with opened() as stream, tarfile.open(fileobj=stream, mode="r:") as archive:
            for member in archive:
                if member.isreg() and not member.issparse() and (below := _inside(root, member.name)):
                    yield PackedFile(below, member.size, _of_member(stream, opened, member))
    except tarfile.TarError as error:
        raise OSError("The archive is damaged here") from error


def _of_member(stream: IO[bytes], opened: Opened, member: tarfile.TarInfo) -> Opened:
    if member.name.lower().endswith(_SIDECARS) and member.size <= _LARGEST_SIDECAR:
        stream.seek(member.offset_data)
        return partial(io.BytesIO, stream.read(member.size))
    return lambda: io.BufferedReader(_Part(opened(), member.offset_data, member.size))


def _stream_of(path: Path) -> Opened:
    if path.suffix.lower() == ".tar":
        return lambda: path.open("rb")
    marks = Marks()
    return lambda: io.BufferedReader(SeekableGzip(path, marks))


class _Part(io.RawIOBase):
    """So many bytes of a stream from a place on."""

    def __init__(self, stream: IO[bytes], start: int, size: int) -> None:
        self._stream = stream
        self._left = size
        stream.seek(start)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer)
        piece = self._stream.read(min(len(view), self._left))
        view[: len(piece)] = piece
        self._left -= len(piece)
        return len(piece)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _inside(root: Path, name: str) -> Path | None:
    """Where it is told to be; names that would lead out of the archive lead into it."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return root.joinpath(*parts) if parts and "\0" not in name else None
