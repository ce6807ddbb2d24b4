"""The indexes of a collection in MongoDB: made where they are missing, whenever the server comes back."""

from collections.abc import Iterator
from typing import NamedTuple

import pymongo.collection
import pymongo.errors
import pymongo.monitoring

from functions.shared.log import log
from functions.shared.models.wire import Document
from functions.shared.stores.mongo.entries import INDEXES as SEARCHED
from functions.shared.stores.mongo.refusals import tell
from functions.shared.stores.mongo.server import Server
from functions.shared.stores.ports import CollectionSpec, not_unique


class Index(NamedTuple):
    fields: tuple[str, ...]
    unique: bool


class Returns(pymongo.monitoring.ServerListener):
    """Counts how often a server was found again: it may have come back with other data, or none.

    The driver tells of it within half a second.
    """

    def __init__(self) -> None:
        self.count = 0

    def opened(self, event: pymongo.monitoring.ServerOpeningEvent) -> None: ...

    def closed(self, event: pymongo.monitoring.ServerClosedEvent) -> None: ...

    def description_changed(self, event: pymongo.monitoring.ServerDescriptionChangedEvent) -> None:
        if event.previous_description.server_type_name == "Unknown":
            self.count += 1


class MongoIndexes:
    def __init__(
        self,
        collection: "pymongo.collection.Collection[Document]",
        spec: CollectionSpec,
        returns: Returns,
        server: Server,
    ) -> None:
        self._collection = collection
        self._spec = spec
        self._returns = returns
        self._server = server
        self._made_at: int | None = None

    def make_once(self) -> None:
        """Once for each time that the server came back. What cannot be made makes reading slow, no more."""
        returns = self._returns.count
        if self._made_at != returns:
            # Before they are made: that may take long, and nobody else is to wait for it.
            self._made_at = returns
            self._make()
            self._drop_former()

    def require(self) -> None:
        """Make what is missing; Unavailable unless all that are unique stand now."""
        if any(index.unique for index in self._make()):
            raise not_unique(self._spec.name)

    def _make(self) -> list[Index]:
        """Those that are missing still; the log tells why."""
        missing = self._missing()
        for index in missing:
            # One at a time: FerretDB 1.24 confuses those of one command, where some are there already.
            if not self._create(index):
                break
        return self._missing() if missing else []

    def _create(self, index: Index) -> bool:
        """False where the server takes long: it goes on alone; the rest is made when it is asked again."""
        keys = [(field, pymongo.ASCENDING) for field in index.fields]
        try:
            self._collection.create_index(keys, unique=index.unique)
        except pymongo.errors.OperationFailure as error:
            tell("index cannot be made", error, collection=self._spec.name, fields=index.fields)
        except pymongo.errors.NetworkTimeout:
            if index.unique:
                raise
            log.warning("index takes long to make", collection=self._spec.name, fields=index.fields)
            return False
        return True

    def _drop_former(self) -> None:
        former = {Index(fields, unique=False) for fields in self._spec.former}
        for name, index in self._standing().items():
            if index in former:
                self._drop(name)

    def _drop(self, name: str) -> None:
        try:
            self._collection.drop_index(name)
        except pymongo.errors.OperationFailure as error:
            tell("index cannot be taken away", error, collection=self._spec.name, index=name)

    def _missing(self) -> list[Index]:
        standing = self._standing().values()
        return [index for index in self._wanted() if index not in standing]

    def _standing(self) -> dict[str, Index]:
        """By name."""
        return {
            index["name"]: Index(tuple(index["key"]), bool(index.get("unique")))
            for index in self._collection.list_indexes()
        }

    def _wanted(self) -> Iterator[Index]:
        yield from (Index(fields, unique=True) for fields in self._spec.unique)
        yield from (Index(fields, unique=False) for fields in self._spec.indexes)
        # FerretDB 1 makes of a list one key, and refuses documents where that is longer than 2 704 bytes.
        if self._spec.search and not self._server.is_ferretdb_1():
            yield from (Index(fields, unique=False) for fields in SEARCHED)
