"""The structure of TIFF files, classic and big: TIFF 6.0, section 2, and the description of BigTIFF.

Camera raw files are of the same structure. What is broken is left out; nothing raises.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

_MOST_DIRECTORIES, _MOST_ENTRIES, _MOST_VALUES = 32, 512, 1 << 20
SUB_DIRECTORIES: Final = 330
# Type -> code of struct; rationals are pairs.
_CLASSIC = ("B", "s", "H", "I", "II", "b", "s", "h", "i", "ii", "f", "d", "I")
_CODES = dict(enumerate((*_CLASSIC, "", "", "Q", "q", "Q"), start=1))


class Content(Protocol):
    """Bytes, or what fetches those that are asked of it."""

    def __len__(self) -> int: ...

    def __getitem__(self, place: slice, /) -> bytes | memoryview: ...


@dataclass(frozen=True)
class _Form:
    """How numbers are written: in which order of bytes, and the codes of counts and of offsets for struct."""

    order: str
    count: str
    offset: str

    @property
    def entry(self) -> struct.Struct:
        return struct.Struct(f"{self.order}HH{self.offset}{struct.calcsize('=' + self.offset)}s")


@dataclass(frozen=True)
class Directory:
    data: Content
    form: _Form
    entries: Mapping[int, tuple[int, int, bytes]]
    """Tag -> type, count, and the values or where they are."""

    @property
    def order(self) -> str:
        return self.form.order

    def numbers(self, tag: int, default: Sequence[int] = ()) -> Sequence[int]:
        """Whole numbers alone; ``default`` if there are none."""
        kind, count, inline = self.entries.get(tag, (0, 0, b""))
        code = _CODES.get(kind, "")
        if len(code) != 1 or code in "sfd" or not 0 < count <= _MOST_VALUES:
            return default
        place = self._place(struct.calcsize("=" + code) * count, inline)
        return struct.unpack(f"{self.order}{count}{code}", place) if place else default

    def number(self, tag: int, default: int = 0) -> int:
        return self.numbers(tag, (default,))[0]

    def bytes_of(self, tag: int) -> bytes:
        kind, count, inline = self.entries.get(tag, (0, 0, b""))
        size = struct.calcsize("=" + _CODES.get(kind, "")) if kind in _CODES and kind != 2 else 1
        return bytes(self._place(size * count, inline)) if count else b""

    def offset_of(self, tag: int) -> int | None:
        """Where the file has the values, if they are not in the entry itself."""
        _, _, inline = self.entries.get(tag, (0, 0, b""))
        return (
            None
            if self.size_of(tag) <= len(inline)
            else int(struct.unpack(self.order + self.form.offset, inline)[0])
        )

    def size_of(self, tag: int) -> int:
        """In bytes."""
        kind, count, _ = self.entries.get(tag, (0, 0, b""))
        return count * (struct.calcsize("=" + code) if (code := _CODES.get(kind, "")) else 1)

    def _place(self, size: int, inline: bytes) -> bytes | memoryview:
        if size <= len(inline):
            return inline[:size]
        (at,) = struct.unpack(self.order + self.form.offset, inline)
        return self.data[at : at + size] if at + size <= len(self.data) else b""

    @cached_property
    def children(self) -> Sequence["Directory"]:
        return self.below(SUB_DIRECTORIES)

    def below(self, tag: int) -> Sequence["Directory"]:
        """Those that it points to."""
        found = (_read(self.data, self.form, at) for at in self.numbers(tag)[:_MOST_DIRECTORIES])
        return [directory for directory, _ in found if directory.entries]


def read_directories(data: Content) -> Sequence[Directory]:
    """Those of the main chain; none where ``data`` does not begin as TIFF or as a raw file like it."""
    view = memoryview(data) if isinstance(data, bytes) else data
    return list(_chain(view)) if len(view) >= 16 else []


def all_directories(data: Content) -> Sequence[Directory]:
    """Of the main chain, and those below it."""
    main = read_directories(data)
    return [*main, *(below for directory in main for below in directory.children)]


def read_directory(data: Content, order: str, at: int) -> Directory:
    """One that stands by itself, in classic form, as makers have them in their notes."""
    return _read(data, _Form(order, "H", "I"), at)[0]


def _chain(view: Content) -> Iterator[Directory]:
    head = bytes(view[:16])
    order = {b"II": "<", b"MM": ">"}.get(head[:2])
    if order is None:
        return
    is_big = struct.unpack_from(order + "H", head, 2) == (43,)
    form = _Form(order, "Q", "Q") if is_big else _Form(order, "H", "I")
    (at,) = struct.unpack_from(order + form.offset, head, 8 if is_big else 4)
    seen = set[int]()
    while at and at not in seen and len(seen) < _MOST_DIRECTORIES:
        seen.add(at)
        directory, at = _read(view, form, at)
        if directory.entries:
            yield directory


def _read(view: Content, form: _Form, at: int) -> tuple[Directory, int]:
    """And where the next one is; 0 if there is none."""
    entry, head, link = form.entry, struct.calcsize("=" + form.count), struct.calcsize("=" + form.offset)
    if not 0 <= at <= len(view) - head:
        return Directory(view, form, {}), 0
    (count,) = struct.unpack(form.order + form.count, view[at : at + head])
    start, after = at + head, at + head + count * entry.size
    readable = min(count, _MOST_ENTRIES, (len(view) - start) // entry.size)
    entries = {
        tag: (kind, amount, inline)
        for tag, kind, amount, inline in entry.iter_unpack(view[start : start + readable * entry.size])
    }
    if after + link > len(view):
        return Directory(view, form, entries), 0
    (following,) = struct.unpack(form.order + form.offset, view[after : after + link])
    return Directory(view, form, entries), following
