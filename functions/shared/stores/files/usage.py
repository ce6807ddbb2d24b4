"""What each user has in files: a small file for each, not fsynced, for it is to outlive processes only.

    usage/position   how far the count of what was there before has come; empty before it has begun
    usage/of/OWNER   what the owner has, up to there

The files of objects are counted in the order of their names. Whoever makes or removes one holds the position
together with others, and the owner alone; whoever counts further holds the position alone. Before an object
comes or goes, the owner's count tells that it may: where the process ends in between, the next one looks.
"""

import fcntl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from functions.shared.models.wire import new_id
from functions.shared.stores.files.counts import Kept, Pending, Position, locked, read, write
from functions.shared.stores.files.objects import disk_errors, file_name
from functions.shared.stores.usage import (
    AFTER_ALL,
    COUNTING_SECONDS,
    Recount,
    Usage,
    owner_of,
    require_room,
    still_counting,
)

COUNTED_AT_ONCE: Final = 500


class FileUsage:
    def __init__(
        self,
        folder: Path,
        names: Callable[[str], Iterator[str]],
        described: Callable[[str], tuple[str, int] | None],
        size_of: Callable[[str], int | None],
        unfinished: Callable[[str], int],
    ) -> None:
        """``names`` of objects' files after one, in order; ``described``: whose it is, and its size.

        ``size_of`` is None where there is no such file; ``unfinished``: bytes of an owner's uploads.
        """
        self._owners = folder / "of"
        self._position = folder / "position"
        self._names, self._described, self._size_of = names, described, size_of
        self._unfinished = unfinished
        with disk_errors():
            self._owners.mkdir(parents=True, exist_ok=True)

    def of(self, owner: str) -> Usage:
        with disk_errors():
            self._count()
            with self._shared() as position, self._held(owner, position) as (_, kept):
                return Usage(kept.bytes, kept.objects, self._unfinished(owner))

    def recount(self, *, anew: bool) -> Recount:
        with disk_errors():
            with self._alone() as (file, position):
                if position.generation is None:
                    return Recount(more=False)
                if anew and position.is_over:
                    write(file, Position(generation=new_id(), before=position.generation))
            if not self._count_for_a_while():
                return Recount(more=True)
            owners = sorted(path.name for path in self._owners.iterdir())
            return Recount(more=False, miscounted=tuple(filter(self._was_miscounted, owners)))

    @contextmanager
    def changing(self, key: str, size: int, *, most_bytes: int = 0) -> Iterator[None]:
        """In this block an object of this size comes, or one goes. NoRoom before it if it is too much."""
        owner, name = owner_of(key), file_name(key)
        with self._shared() as position, self._held(owner, position) as (file, kept):
            there = self._size_of(name)
            if most_bytes and there is None:
                self._require_room(position, kept, owner, size, most_bytes)
            if name > max(kept.upto, position.upto) or position.generation is None:
                # The count will come to it.
                yield
                return
            others = kept if there is None else kept.plus(there, -1)
            pending = Pending(name=name, size=size if there is None else there)
            write(file, others.model_copy(update={"pending": pending}))
            try:
                yield
            finally:
                write(file, self._settled(others, pending))

    @contextmanager
    def beginning(self, owner: str, size: int, *, most_bytes: int) -> Iterator[None]:
        """In this block an upload of so many bytes begins, and no other of its owner's. NoRoom before it."""
        with self._shared() as position, self._held(owner, position) as (_, kept):
            if most_bytes:
                self._require_room(position, kept, owner, size, most_bytes)
            yield

    def _require_room(self, position: Position, kept: Kept, owner: str, size: int, most_bytes: int) -> None:
        if not position.is_over:
            raise still_counting()
        require_room(Usage(kept.bytes, kept.objects, self._unfinished(owner)), size, most_bytes)

    def _count(self) -> None:
        with self._shared() as position:
            if position.is_over:
                return
        if not self._count_for_a_while():
            raise still_counting()

    def _count_for_a_while(self) -> bool:
        """Whether all is counted."""
        until = time.monotonic() + COUNTING_SECONDS
        while not self._count_some():
            if time.monotonic() > until:
                return False
        return True

    def _count_some(self) -> bool:
        with self._alone() as (file, position):
            if position.is_over:
                return True
            names = list(islice(self._names(position.upto), COUNTED_AT_ONCE))
            upto = names[-1] if names else AFTER_ALL
            counting = position.model_copy(update={"generation": position.generation or new_id()})
            for owner, sizes in self._by_owner(names).items():
                self._add(owner, counting, sizes, upto)
            write(file, counting.model_copy(update={"upto": upto}))
            return not names

    def _by_owner(self, names: Iterable[str]) -> dict[str, dict[str, int]]:
        """The objects' sizes."""
        found: dict[str, dict[str, int]] = {}
        for name in names:
            if (described := self._described(name)) is not None:
                owner, size = described
                found.setdefault(owner, {})[name] = size
        return found

    def _add(self, owner: str, counting: Position, sizes: Mapping[str, int], upto: str) -> None:
        with self._held(owner, counting) as (file, kept):
            # What lies before this was counted by a process that ended before it could say so.
            new = [size for name, size in sizes.items() if name > kept.upto]
            update = {
                "bytes": kept.bytes + sum(new),
                "objects": kept.objects + len(new),
                "upto": max(upto, kept.upto),
            }
            write(file, kept.model_copy(update=update))

    def _was_miscounted(self, owner: str) -> bool:
        with self._shared() as position, self._held(owner, position) as (_, kept):
            return kept.counted_before not in (None, (kept.bytes, kept.objects))

    @contextmanager
    def _held(self, owner: str, position: Position) -> Iterator[tuple[int, Kept]]:
        with locked(self._owners / owner, fcntl.LOCK_EX) as file:
            kept = self._settle(file)
            if kept.generation != position.generation:
                is_complete = kept.generation is not None and kept.generation == position.before
                before = (kept.bytes, kept.objects) if is_complete else None
                kept = Kept(generation=position.generation, counted_before=before)
            yield file, kept

    def _settle(self, file: int) -> Kept:
        """With what was under way when it was last written."""
        kept = read(file, Kept)
        if kept.pending is None:
            return kept
        settled = self._settled(kept, kept.pending)
        write(file, settled)
        return settled

    def _settled(self, others: Kept, pending: Pending) -> Kept:
        return others.plus(pending.size, 0 if self._size_of(pending.name) is None else 1)

    @contextmanager
    def _shared(self) -> Iterator[Position]:
        with locked(self._position, fcntl.LOCK_SH) as file:
            yield read(file, Position)

    @contextmanager
    def _alone(self) -> Iterator[tuple[int, Position]]:
        with locked(self._position, fcntl.LOCK_EX) as file:
            yield file, read(file, Position)
