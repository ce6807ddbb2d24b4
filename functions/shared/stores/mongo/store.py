"""Documents in MongoDB, or in what speaks its protocol (FerretDB and others).

Of the protocol only what all of them have: no projection in findAndModify, no accumulator but ``$sum``, no
pipeline that updates, no partial index, no transaction. A stand-in for the least of them holds it to that.
"""

from collections.abc import Iterator
from typing import Any

import pymongo
import pymongo.collection
import pymongo.database
import pymongo.errors

from functions.shared.config import ConfigError
from functions.shared.models.wire import Document
from functions.shared.stores.mongo.entries import entry_fields, hidden
from functions.shared.stores.mongo.indexes import MongoIndexes, Returns
from functions.shared.stores.mongo.refusals import mongo_errors
from functions.shared.stores.mongo.search import MongoSearch
from functions.shared.stores.mongo.server import Server
from functions.shared.stores.mongo.turns import NAME as TURNS
from functions.shared.stores.mongo.turns import Turns
from functions.shared.stores.mongo.upkeep import Upkeep
from functions.shared.stores.ports import CollectionSpec, Cursor, Query

DEFAULT_DATABASE = "smart-album"


class MongoStore:
    def __init__(
        self, database: "pymongo.database.Database[Document]", returns: Returns | None = None
    ) -> None:
        """``returns``: what the client tells of its server, if it does."""
        self._database = database
        self._returns = returns or Returns()
        self._indexes: dict[CollectionSpec, MongoIndexes] = {}
        self._server = Server(database.client)
        self._turns = Turns(database, self._server)

    @classmethod
    def connect(cls, url: str) -> "MongoStore":
        """Opens no connection yet: a server that is away answers 503 for now, and is used once it is back."""
        returns = Returns()
        try:
            client: pymongo.MongoClient[Document] = pymongo.MongoClient(
                url,
                w="majority",
                journal=True,
                serverSelectionTimeoutMS=3_000,
                connectTimeoutMS=3_000,
                socketTimeoutMS=10_000,
                event_listeners=[returns],
            )
        except (ValueError, pymongo.errors.ConfigurationError) as error:
            raise ConfigError(f"METADATA_URL is no URL of a MongoDB server: {error}") from None
        return cls(client.get_default_database(DEFAULT_DATABASE), returns)

    def collection(self, spec: CollectionSpec) -> "MongoCollection":
        return MongoCollection(self._database[spec.name], self._indexes_of(spec), self._turns, spec)

    def search(self, spec: CollectionSpec) -> MongoSearch:
        documents = self._database[spec.name]
        if spec.search is None:
            raise ValueError(f"{spec.name} is not searched")
        upkeep = Upkeep(documents, self._server, self._turns, spec.search)
        return MongoSearch(documents, self._indexes_of(spec), self._server, upkeep)

    def names(self) -> list[str]:
        with mongo_errors():
            names = self._database.list_collection_names()
        return sorted(name for name in names if name != TURNS and not name.startswith("system."))

    def ping(self) -> None:
        with mongo_errors():
            self._database.command("ping")
            for indexes in self._indexes.values():
                indexes.require()

    def close(self) -> None:
        self._database.client.close()

    def _indexes_of(self, spec: CollectionSpec) -> MongoIndexes:
        if spec not in self._indexes:
            self._indexes[spec] = MongoIndexes(self._database[spec.name], spec, self._returns, self._server)
        return self._indexes[spec]


class MongoCollection:
    def __init__(
        self,
        documents: "pymongo.collection.Collection[Document]",
        indexes: MongoIndexes,
        turns: Turns,
        spec: CollectionSpec,
    ) -> None:
        self._documents = documents
        self._indexes = indexes
        self._turns = turns
        self._is_unique = bool(spec.unique)
        self._search = spec.search

    def insert(self, document: Document) -> None:
        with mongo_errors():
            if self._is_unique:
                # Each time: a collection may be dropped at any moment, and comes back without.
                self._indexes.require()
            self._collection().insert_one(self._with_entry(document))

    def get(self, id: str) -> Document | None:
        with mongo_errors():
            return self._collection().find_one({"_id": id}, hidden())

    def replace(self, document: Document) -> bool:
        where = {"_id": document["_id"], "rev": document["rev"]}
        changed = self._with_entry(document | {"rev": document["rev"] + 1})
        with mongo_errors(), self._turns.turn(self._documents.name, document["_id"]):
            return self._collection().replace_one(where, changed).matched_count == 1

    def delete(self, id: str) -> bool:
        with mongo_errors():
            return self._collection().delete_one({"_id": id}).deleted_count == 1

    def find(self, query: Query, *, limit: int, after: Cursor | None = None) -> list[Document]:
        where = _where(query)
        if after is not None:
            where["$or"] = [
                {"createdAt": {"$lt": after.created_at}},
                {"createdAt": after.created_at, "_id": {"$lt": after.id}},
            ]
        with mongo_errors():
            return list(
                self._collection().find(where, hidden()).sort([("createdAt", -1), ("_id", -1)]).limit(limit)
            )

    def smallest(self, query: Query, field: str, *, limit: int) -> list[Document]:
        where: dict[str, Any] = {"$and": [_where(query), {field: {"$ne": None}}]}
        with mongo_errors():
            return list(self._collection().find(where, hidden()).sort([(field, 1)]).limit(limit))

    def count_by(self, field: str, query: Query) -> dict[str, int]:
        groups = {"_id": f"${field}", "count": {"$sum": 1}}
        with mongo_errors():
            counts = self._collection().aggregate([{"$match": _where(query)}, {"$group": groups}])
            return {row["_id"]: row["count"] for row in counts}

    def total(self, field: str, query: Query) -> int:
        everything = {"_id": None, "total": {"$sum": f"${field}"}}
        with mongo_errors():
            totals = self._collection().aggregate([{"$match": _where(query)}, {"$group": everything}])
            return sum(int(row["total"]) for row in totals)

    def all(self, after: str = "") -> Iterator[Document]:
        where = {"_id": {"$gt": after}} if after else {}
        with mongo_errors():
            yield from self._collection().find(where, hidden()).sort([("_id", 1)])

    def _with_entry(self, document: Document) -> Document:
        """A copy: pymongo writes into what it is given."""
        return document | (entry_fields(self._search, document) if self._search else {})

    def _collection(self) -> "pymongo.collection.Collection[Document]":
        self._indexes.make_once()
        return self._documents


def _where(query: Query) -> dict[str, Any]:
    where: dict[str, Any] = dict(query.equal)
    where |= {field: {"$lte": ceiling} for field, ceiling in query.at_most.items()}
    where |= {field: {"$gt": floor} for field, floor in query.more_than.items()}
    where |= {field: {"$in": list(several)} for field, several in query.among.items()}
    if left_out := [{field: {"$in": list(several)}} for field, several in query.not_among.items() if several]:
        where["$nor"] = left_out
    where |= {field: {"$all": list(members)} for field, members in query.contains_all.items() if members}
    where |= {field: {"$ne": None} for field in query.present}
    where |= dict.fromkeys(query.absent)
    return where
