"""A process that ends in the middle of things, for one that shares this one."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from functions.shared.calls.messages import Answer, Call, Carrier
from functions.shared.errors import Unavailable
from functions.shared.models.wire import Document
from functions.shared.stores.ports import Collection, CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.search import (
    Box,
    Checked,
    Cluster,
    Mark,
    Order,
    SearchIndex,
    Span,
    Wanted,
)


class Ended(BaseException):
    """What the rest of an ended process meets wherever it would reach out."""


class Life:
    """Counts what reaches out of a process: ``writes`` to its records, ``calls`` of other functions.

    ``end_before(n)``: of whatever it does from now on, the first n acts are its last.
    """

    def __init__(self) -> None:
        self.writes = 0
        self.calls = 0
        self.has_ended = False
        self._left: int | None = None
        self._hooks: dict[tuple[str, int], Callable[[], object]] = {}
        self._lock = threading.Lock()

    def end_before(self, acts: int) -> None:
        self._left = acts

    def after_write(self, number: int, hook: Callable[[], object]) -> None:
        """Once, when this write has been made, before who made it goes on."""
        self._hooks["after", number] = hook

    def before_write(self, number: int, hook: Callable[[], object]) -> None:
        """Once, when all is read that this write needs, and it has not been made."""
        self._hooks["before", number] = hook

    def write(self) -> int:
        """The number of the write that may now be made."""
        with self._lock:
            self._act()
            self.writes += 1
            number = self.writes
        self._run_hook("before", number)
        return number

    def wrote(self, number: int) -> None:
        self._run_hook("after", number)

    def _run_hook(self, when: str, number: int) -> None:
        if hook := self._hooks.pop((when, number), None):
            hook()

    def call(self) -> None:
        with self._lock:
            self._act()
            self.calls += 1

    def look(self) -> None:
        if self.has_ended:
            raise Ended

    def _act(self) -> None:
        if self._left is not None:
            self._left -= 1
            self.has_ended = self.has_ended or self._left < 0
        self.look()


class LivedStore:
    """A metadata store as one process has it; ``is_away`` as if its server could not be reached."""

    def __init__(self, store: MetadataStore, life: Life) -> None:
        self._store = store
        self.life = life
        self.is_away = False

    def collection(self, spec: CollectionSpec) -> "LivedCollection":
        return LivedCollection(self, self._store.collection(spec))

    def search(self, spec: CollectionSpec) -> SearchIndex:
        return LivedSearch(self, self._store.search(spec))

    def names(self) -> list[str]:
        return self._store.names()

    def ping(self) -> None:
        self.look()
        self._store.ping()

    def close(self) -> None:
        self._store.close()

    def look(self) -> None:
        self.life.look()
        if self.is_away:
            raise Unavailable("metadata store", "It is away.")


class LivedCollection:
    def __init__(self, store: LivedStore, collection: Collection) -> None:
        self._store = store
        self._collection = collection

    def insert(self, document: Document) -> None:
        with self._write():
            self._collection.insert(document)

    def get(self, id: str) -> Document | None:
        self._store.look()
        return self._collection.get(id)

    def replace(self, document: Document) -> bool:
        with self._write():
            return self._collection.replace(document)

    def delete(self, id: str) -> bool:
        with self._write():
            return self._collection.delete(id)

    def find(self, query: Query, *, limit: int, after: Cursor | None = None) -> list[Document]:
        self._store.look()
        return self._collection.find(query, limit=limit, after=after)

    def smallest(self, query: Query, field: str, *, limit: int) -> list[Document]:
        self._store.look()
        return self._collection.smallest(query, field, limit=limit)

    def total(self, field: str, query: Query) -> int:
        self._store.look()
        return self._collection.total(field, query)

    def count_by(self, field: str, query: Query) -> dict[str, int]:
        self._store.look()
        return self._collection.count_by(field, query)

    def all(self, after: str = "") -> Iterator[Document]:
        self._store.look()
        return self._collection.all(after)

    @contextmanager
    def _write(self) -> Iterator[None]:
        self._store.look()
        number = self._store.life.write()
        yield
        self._store.life.wrote(number)


class LivedSearch:
    def __init__(self, store: LivedStore, index: SearchIndex) -> None:
        self._store = store
        self._index = index

    def is_whole(self) -> bool:
        return self._looked().is_whole()

    def page(self, wanted: Wanted, order: Order, *, limit: int, after: Mark | None = None) -> list[Document]:
        return self._looked().page(wanted, order, limit=limit, after=after)

    def count(self, wanted: Wanted) -> int:
        return self._looked().count(wanted)

    def counts(self, wanted: Wanted, kind: Span, *, most: int | None = None) -> dict[str, int]:
        return self._looked().counts(wanted, kind, most=most)

    def kept(self, scope: str, terms: Sequence[str]) -> Mapping[str, int]:
        return self._looked().kept(scope, terms)

    def samples(self, scope: str, terms: Sequence[str]) -> Mapping[str, Document]:
        return self._looked().samples(scope, terms)

    def clusters(self, wanted: Wanted, box: Box, *, most: int, cell: float) -> list[Cluster]:
        return self._looked().clusters(wanted, box, most=most, cell=cell)

    def build(self, most: int) -> bool:
        return self._looked().build(most)

    def check(self, *, repair: bool, most: int, after: str | None = None) -> Checked:
        return self._looked().check(repair=repair, most=most, after=after)

    def _looked(self) -> SearchIndex:
        self._store.look()
        return self._index


class LivedNetwork:
    """The way from one process to the other functions."""

    def __init__(self, network: Carrier, life: Life) -> None:
        self._network = network
        self._life = life

    def send(self, call: Call) -> Answer:
        self._life.call()
        return self._network.send(call)
