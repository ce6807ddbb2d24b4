"""Documents in MongoDB, or in what speaks its protocol (FerretDB and others)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pymongo
import pymongo.collection
import pymongo.database
import pymongo.errors

from functions.shared.config import ConfigError
from functions.shared.errors import Unavailable
from functions.shared.models.wire import Document
from functions.shared.stores.ports import CollectionSpec, Cursor, Query, Taken, Total

DEFAULT_DATABASE = "smart-album"


class MongoStore:
    def __init__(self, database: "pymongo.database.Database[Document]") -> None:
        self._database = database

    @classmethod
    def connect(cls, url: str) -> "MongoStore":
        """Opens no connection yet: a server that is away answers 503 for now, and is used once it is back."""
        try:
            client: pymongo.MongoClient[Document] = pymongo.MongoClient(
                url,
                w="majority",
                journal=True,
                serverSelectionTimeoutMS=3_000,
                connectTimeoutMS=3_000,
                socketTimeoutMS=10_000,
            )
        except (ValueError, pymongo.errors.ConfigurationError) as error:
            raise ConfigError(f"METADATA_URL is no URL of a MongoDB server: {error}") from None
        return cls(client.get_default_database(DEFAULT_DATABASE))

    def collection(self, spec: CollectionSpec) -> "MongoCollection":
        return MongoCollection(self._database[spec.name], spec)

    def names(self) -> list[str]:
        with _mongo_errors():
            names = self._database.list_collection_names()
        return sorted(name for name in names if not name.startswith("system."))

    def ping(self) -> None:
        with _mongo_errors():
            self._database.command("ping")


class MongoCollection:
    def __init__(self, collection: "pymongo.collection.Collection[Document]", spec: CollectionSpec) -> None:
        self._unindexed = collection
        self._spec = spec
        self._indexed = False

    def insert(self, document: Document) -> None:
        with _mongo_errors():
            # A copy: pymongo writes into what it is given.
            self._collection().insert_one(dict(document))

    def get(self, id: str) -> Document | None:
        with _mongo_errors():
            return self._collection().find_one({"_id": id})

    def replace(self, document: Document) -> bool:
        fields = {name: value for name, value in document.items() if name not in ("_id", "rev")}
        with _mongo_errors():
            there = self._collection().find_one_and_update(
                {"_id": document["_id"], "rev": document["rev"]},
                {"$set": fields, "$inc": {"rev": 1}},
                projection={"_id": True},
            )
        return there is not None

    def delete(self, id: str) -> bool:
        with _mongo_errors():
            return self._collection().delete_one({"_id": id}).deleted_count == 1

    def find(self, query: Query, *, limit: int, after: Cursor | None = None) -> list[Document]:
        where = _where(query)
        if after is not None:
            where["$or"] = [
                {"createdAt": {"$lt": after.created_at}},
                {"createdAt": after.created_at, "_id": {"$lt": after.id}},
            ]
        with _mongo_errors():
            return list(self._collection().find(where).sort([("createdAt", -1), ("_id", -1)]).limit(limit))

    def due(self, query: Query, field: str, *, limit: int) -> list[Document]:
        where: dict[str, Any] = {"$and": [_where(query), {field: {"$ne": None}}]}
        with _mongo_errors():
            return list(self._collection().find(where).sort([(field, 1)]).limit(limit))

    def count_by(self, field: str, query: Query) -> dict[str, int]:
        return self._group(field, query, {"$sum": 1})

    def total(self, field: str, query: Query) -> Total:
        totals = {"_id": None, "count": {"$sum": 1}, "sum": {"$sum": f"${field}"}}
        with _mongo_errors():
            found = list(self._collection().aggregate([{"$match": _where(query)}, {"$group": totals}]))
        return Total(found[0]["count"], found[0]["sum"]) if found else Total(0, 0)

    def newest_by(self, field: str, take: str, query: Query) -> dict[str, str]:
        return self._group(field, query, {"$first": f"${take}"})

    def all(self) -> Iterator[Document]:
        with _mongo_errors():
            yield from self._collection().find().sort([("_id", 1)])

    def _group(self, field: str, query: Query, accumulate: dict[str, Any]) -> dict[str, Any]:
        pipeline: list[dict[str, Any]] = [
            {"$match": _where(query)},
            {"$sort": {"createdAt": -1, "_id": -1}},
            {"$group": {"_id": f"${field}", "value": accumulate}},
        ]
        with _mongo_errors():
            return {row["_id"]: row["value"] for row in self._collection().aggregate(pipeline)}

    def _collection(self) -> "pymongo.collection.Collection[Document]":
        if not self._indexed:
            # Without a lock: threads would queue in it while the server is away, and twice does no harm.
            self._create_indexes()
            self._indexed = True
        return self._unindexed

    def _create_indexes(self) -> None:
        for unique, groups in ((True, self._spec.unique), (False, self._spec.indexes)):
            for fields in groups:
                self._unindexed.create_index([(field, 1) for field in fields], unique=unique)


def _where(query: Query) -> dict[str, Any]:
    where: dict[str, Any] = dict(query.equal)
    where |= {field: {"$lte": ceiling} for field, ceiling in query.at_most.items()}
    where |= {field: {"$in": list(several)} for field, several in query.among.items()}
    where |= {field: {"$all": list(members)} for field, members in query.contains_all.items() if members}
    where |= {field: {"$ne": None} for field in query.present}
    return where


@contextmanager
def _mongo_errors() -> Iterator[None]:
    try:
        yield
    except pymongo.errors.DuplicateKeyError as error:
        raise Taken("the id or a unique field is in use") from error
    except pymongo.errors.PyMongoError as error:
        raise Unavailable("metadata store", "MongoDB does not answer as it should.") from error
