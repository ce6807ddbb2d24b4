"""What a blob store and a metadata store do for the house; adapters are chosen by URL scheme."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Protocol, Self

from functions.shared.errors import Unavailable
from functions.shared.models.blobs import PartialObject, StoredObject, WholeObject
from functions.shared.models.wire import Document
from functions.shared.stores.search import IndexSpec, SearchIndex
from functions.shared.stores.usage import UsageCounts


class Taken(Exception):
    """The id or a unique field is in use already, or the key holds other bytes."""


@dataclass(frozen=True)
class Stored:
    info: StoredObject
    created: bool
    """False where the same bytes were there before."""


class Upload(Protocol):
    """Bytes on their way in; nobody sees them before ``commit``, and leaving the block drops the rest."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def write(self, chunk: bytes) -> None: ...

    def commit(self, sha256: str, *, most_bytes: int = 0) -> Stored:
        """Make the bytes durable and visible at once.

        Raises Taken if the key holds other bytes, Invalid if its content type is too long to be kept.
        ``most_bytes``: what the key's owner may have, 0 is no limit; NoRoom, and nothing is stored, if this
        would be more. However many come at once, those that are stored stay within it.
        """


@dataclass(frozen=True)
class ObjectPage:
    """Objects, fewer than asked for, or none, where looking further would have taken long.

    ``rest`` is what ``page`` takes to go on; None at the end.
    """

    objects: Sequence[StoredObject]
    rest: str | None


@dataclass(frozen=True)
class Progress:
    partial: PartialObject
    offset: int
    """How many of its bytes are kept durably."""


class PartialObjects(Protocol):
    """Objects on their way in over several requests, invisible before ``finish``; replicas may take turns.

    Every method raises Unavailable when the store is not there, StorageFull when it has no room.
    """

    def begin(self, partial: PartialObject, *, now: int, most_open: int, most_bytes: int = 0) -> bool:
        """False if its owner has so many unfinished ones already, of those that have not expired by now.

        NoRoom if its length, which counts as kept from here on, is more than ``most_bytes`` leave; 0 is no
        limit. What has expired is cleared by the way, a bounded number a call.
        """

    def find(self, owner: str, id: str) -> Progress | None: ...

    def append(self, partial: PartialObject, offset: int, chunk: bytes) -> bool:
        """False, and nothing is changed, unless exactly ``offset`` bytes are there; atomic.

        Durable once ``find`` has told of it.
        """

    def read(self, partial: PartialObject) -> Iterator[bytes]:
        """All of its bytes; Unavailable if it was finished or removed meanwhile."""

    def finish(self, partial: PartialObject, sha256: str) -> bool:
        """Place all of it under its key at once, durably, and remember that it is finished; may be repeated.

        False if the partial object is gone. Raises Taken if the key holds other bytes, Invalid as an upload.
        """

    def remove(self, owner: str, id: str) -> None:
        """Its bytes, unless they are finished, and what is known of it."""

    def remove_all(self, owner: str) -> None:
        """Of this owner; what is begun meanwhile may stay."""


class BlobStore(Protocol):
    """Immutable objects under keys. Every method raises Unavailable when the store is not there."""

    @property
    def partials(self) -> PartialObjects: ...

    @property
    def usage(self) -> UsageCounts: ...

    def upload(self, key: str, content_type: str) -> Upload: ...

    def store_together(self, objects: Sequence[WholeObject]) -> None:
        """Make those durable and visible whose keys are free: however this ends, all of them or none.

        What is there under one of the keys stays as it is. Invalid as an upload. What they come to counts for
        their owners, and is never too much for them.
        """

    def info(self, key: str) -> StoredObject | None:
        """Raises Damaged if it cannot be read."""

    def read(self, key: str, start: int, stop: int) -> Iterator[bytes]:
        """The bytes from start up to, not including, stop, in pieces.

        Raises NotFound if the object is not there, Damaged if that much of it is not; mostly before the first
        piece.
        """

    def delete(self, key: str) -> None: ...

    def page(self, prefixes: Sequence[str], *, limit: int, after: str | None = None) -> ObjectPage:
        """Objects whose keys begin with one of the prefixes, in an order of the store's own.

        Each that is there while all pages are read comes exactly once. What is damaged beyond description
        is left out. ``after`` is the ``rest`` of the page before.
        """

    def ping(self) -> None: ...


@dataclass(frozen=True)
class Query:
    """Documents whose fields equal, contain, or are at most the given values; field names may be dotted.

    ``not_among`` leaves out those whose field is one of the values, which one that is not there never is.
    ``absent``: that have none of these fields, or nothing in them.
    ``more_than``: texts that come after the given ones, in the order of their code points.
    """

    equal: Mapping[str, str | int | bool] = field(default_factory=dict)
    contains_all: Mapping[str, Sequence[str]] = field(default_factory=dict)
    at_most: Mapping[str, int] = field(default_factory=dict)
    more_than: Mapping[str, str] = field(default_factory=dict)
    among: Mapping[str, Sequence[str]] = field(default_factory=dict)
    not_among: Mapping[str, Sequence[str]] = field(default_factory=dict)
    present: Sequence[str] = ()
    absent: Sequence[str] = ()


@dataclass(frozen=True)
class Cursor:
    """A place in a list that is sorted newest first: after the document with this time and id."""

    created_at: int
    id: str


class Collection(Protocol):
    """Documents with ``_id`` and ``rev``.

    Every method raises Unavailable when the store is not there, Refused if it will never do what is asked.
    """

    def insert(self, document: Document) -> None:
        """Durable when it returns; Taken if the id or a unique field is in use.

        Unavailable, too, where an index is missing that makes a field unique, and cannot be made.
        """

    def get(self, id: str) -> Document | None: ...

    def replace(self, document: Document) -> bool:
        """Replace the document if its stored ``rev`` still is the one given, and count ``rev`` up; atomic."""

    def delete(self, id: str) -> bool: ...

    def find(self, query: Query, *, limit: int, after: Cursor | None = None) -> list[Document]:
        """Newest first by ``createdAt``, then by ``_id``."""

    def smallest(self, query: Query, field: str, *, limit: int) -> list[Document]:
        """Those that have ``field``, smallest first."""

    def count_by(self, field: str, query: Query) -> dict[str, int]: ...

    def total(self, field: str, query: Query) -> int:
        """The numbers in ``field``, added up; every document is read."""

    def all(self, after: str = "") -> Iterator[Document]:
        """By id, from the one after this on, each as it is when its turn comes."""


@dataclass(frozen=True)
class CollectionSpec:
    """A collection's name and indexes, made where they are missing. Each index is a tuple of field names.

    ``former``: indexes that an earlier version made and nobody asks any more; they are taken away.
    ``search`` is what ``MetadataStore.search`` answers from; a collection without it is not searched.
    """

    name: str
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    former: tuple[tuple[str, ...], ...] = ()
    search: IndexSpec | None = None


class MetadataStore(Protocol):
    def collection(self, spec: CollectionSpec) -> Collection: ...

    def search(self, spec: CollectionSpec) -> SearchIndex:
        """Of a collection whose spec has ``search``."""

    def names(self) -> list[str]:
        """Of the collections that there are."""

    def ping(self) -> None:
        """Raises Unavailable unless the store is there with all that makes fields unique.

        Indexes that are missing in the collections opened here are made.
        """

    def close(self) -> None:
        """What was stored is whole without this; afterwards nothing may be asked any more."""


NOT_UNIQUE_SECONDS: Final = 60
"""After which it is worth asking again: a person must act first."""


def not_unique(name: str) -> Unavailable:
    """Where a collection lacks an index that makes a field unique."""
    detail = (
        f"Nothing new is recorded in {name}: the index is missing that keeps it from being there twice. "
        "The operator mends it with scripts/verify --repair."
    )
    return Unavailable("metadata store", detail, NOT_UNIQUE_SECONDS)
