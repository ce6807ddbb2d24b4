"""Typed values over the collection that keeps them."""

from collections.abc import Callable, Iterator
from typing import Final, Generic, TypeVar

from functions.shared.errors import Unavailable
from functions.shared.models.wire import Document, Wire
from functions.shared.stores.ports import Collection, Cursor, Query, Taken

MAX_CONFLICTS: Final = 50
"""Writers of one document that may get in between before a change is given up."""

Value = TypeVar("Value", bound=Wire)


class Records(Generic[Value]):
    """Values of one ``kind``, which has ``_id`` and ``rev``."""

    def __init__(self, kind: type[Value], collection: Collection) -> None:
        self._kind = kind
        self._collection = collection

    def add(self, value: Value) -> bool:
        """Durable when it returns; False if its id or a unique field of it is in use."""
        try:
            self._collection.insert(value.to_document())
        except Taken:
            return False
        return True

    def get(self, id: str) -> Value | None:
        found = self._collection.get(id)
        return self._kind.from_document(found) if found else None

    def find(self, query: Query, limit: int, after: Cursor | None = None) -> list[Value]:
        """Newest first."""
        found = self._collection.find(query, limit=limit, after=after)
        return [self._kind.from_document(document) for document in found]

    def smallest(self, query: Query, field: str, limit: int) -> list[Value]:
        """Those that have ``field``, smallest first."""
        found = self._collection.smallest(query, field, limit=limit)
        return [self._kind.from_document(document) for document in found]

    def all(self, after: str = "") -> Iterator[Value]:
        """By id, from the one after this on."""
        return map(self._kind.from_document, self._collection.all(after))

    def documents(self, after: str = "") -> Iterator[Document]:
        """As ``all``, as they are stored: for who wants few of very many."""
        return self._collection.all(after)

    def count_by(self, field: str, query: Query) -> dict[str, int]:
        return self._collection.count_by(field, query)

    def replace(self, value: Value) -> bool:
        """Store it as given; False if it was changed since it was read."""
        return self._collection.replace(value.to_document())

    def change(self, id: str, transition: Callable[[Value], Value | None]) -> Value | None:
        """Apply a pure transition to the value as it is stored; None if it is gone or the transition refuses.

        A transition that gives back the value it got costs no write. Raises Unavailable if others change it
        all the time.
        """
        for _ in range(MAX_CONFLICTS):
            stored = self._collection.get(id)
            if stored is None:
                return None
            value = self._kind.from_document(stored)
            changed = transition(value)
            if changed is None or changed is value:
                return changed
            if self.replace(changed):
                return changed.model_copy(update={"rev": stored["rev"] + 1})
        raise Unavailable("metadata store", "It is being changed by many at once.", 1)

    def remove(self, id: str) -> None:
        self._collection.delete(id)
