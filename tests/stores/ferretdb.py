"""A stand-in for FerretDB 1.24: what it refuses, in its words and codes, and that its updates are no one act.

Of the commands that a driver sends, and the fields of those, it knows what FerretDB's handlers know.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Any, Final

import mongomock
import pymongo.errors

from tests.stores.ferretdb_commands import (
    INDEX_OPTIONS,
    CommandError,
    not_implemented,
    require_implemented,
    require_known,
)
from tests.stores.ferretdb_queries import as_read, pipeline_as_read, require_short_keys
from tests.stores.wire_server import Fields

HELLO: Final = {
    "maxBsonObjectSize": 16 * 2**20,
    "maxMessageSizeBytes": 48_000_000,
    "maxWriteBatchSize": 100_000,
}


class FerretDB:
    """``refusals``: commands that it answers with an error; ``commands``: the names of those that it got."""

    def __init__(self) -> None:
        self.client: Any = mongomock.MongoClient()
        self.refusals: dict[str, CommandError] = {}
        self.commands: list[str] = []
        self.between: Callable[[], object] = lambda: None
        """What happens between an update's reading and its writing."""
        self._lock = threading.RLock()
        self._cursors: dict[int, list[Fields]] = {}

    def answer(self, command: Fields) -> Fields:
        name = next(iter(command))
        self.commands.append(name)
        try:
            if refusal := self.refusals.get(name):
                raise refusal
            handle = getattr(self, f"_{name.lower()}", None)
            if handle is None:
                raise CommandError(59, "CommandNotFound", f"no such command: '{name}'")
            require_known(name, command)
            return {**handle(command), "ok": 1.0}
        except CommandError as error:
            return error.answer

    def drop(self) -> None:
        """All data, with all indexes."""
        with self._lock:
            for database in self.client.list_database_names():
                self.client.drop_database(database)

    def collection(self, command: Fields) -> Any:
        return self.client[command["$db"]][command[next(iter(command))]]

    def _hello(self, _: Fields) -> Fields:
        wire = {"minWireVersion": 0, "maxWireVersion": 21, "logicalSessionTimeoutMinutes": 30}
        return {"isWritablePrimary": True, "helloOk": True, "readOnly": False, **HELLO, **wire}

    _ismaster = _hello

    def _ping(self, _: Fields) -> Fields:
        return {}

    _killcursors = _ping

    def _buildinfo(self, _: Fields) -> Fields:
        return {"version": "7.0.42", "versionArray": [7, 0, 42, 0], "ferretdbVersion": "v1.24.2"}

    def _listcollections(self, command: Fields) -> Fields:
        names = self.client[command["$db"]].list_collection_names()
        return self._cursor("$cmd.listCollections", [{"name": name, "type": "collection"} for name in names])

    def _listindexes(self, command: Fields) -> Fields:
        collection = self.collection(command)
        with self._lock:
            if collection.name not in collection.database.list_collection_names():
                raise CommandError(26, "NamespaceNotFound", f"ns does not exist: {collection.full_name}")
            return self._cursor(collection.full_name, [dict(index) for index in collection.list_indexes()])

    def _createindexes(self, command: Fields) -> Fields:
        with self._lock:
            for index in command["indexes"]:
                self._create_index(self.collection(command), index)
        return {}

    def _dropindexes(self, command: Fields) -> Fields:
        with self._lock:
            self.collection(command).drop_index(command["index"])
        return {}

    def _create_index(self, collection: Any, index: Fields) -> None:
        for option in index.keys() - INDEX_OPTIONS:
            raise not_implemented(f'Index option "{option}"')
        standing = collection.index_information().get(index["name"])
        # That the one is unique and the other is not, it does not look at.
        if standing and [field for field, _ in standing["key"]] == list(index["key"]):
            return
        for document in collection.find():
            require_short_keys(document, index["key"])
        try:
            collection.create_index(list(index["key"].items()), unique=index.get("unique", False))
        except pymongo.errors.DuplicateKeyError:
            message = f'ERROR: could not create unique index "{index["name"]}_idx" (SQLSTATE 23505)'
            raise CommandError(1, "InternalError", message) from None

    def _insert(self, command: Fields) -> Fields:
        collection = self.collection(command)
        for document in command["documents"]:
            self._require_short_keys(collection, document)
        try:
            with self._lock:
                collection.insert_many(command["documents"])
        except pymongo.errors.BulkWriteError:
            message = f"E11000 duplicate key error collection: {collection.full_name}"
            return {"n": 0, "writeErrors": [{"index": 0, "code": 11000, "errmsg": message}]}
        return {"n": len(command["documents"])}

    def _update(self, command: Fields) -> Fields:
        for update in command["updates"]:
            require_implemented("update", update, ("c", "collation", "arrayFilters"))
            if isinstance(update["u"], list):
                message = "BSON field 'update.updates.u' is the wrong type 'array', expected type 'object'"
                raise CommandError(14, "TypeMismatch", message)
        changed = sum(
            self._change(self.collection(command), each["q"], each["u"]) for each in command["updates"]
        )
        return {"n": changed, "nModified": changed}

    def _findandmodify(self, command: Fields) -> Fields:
        found = self.collection(command).find_one(as_read(command["query"]))
        self._change(self.collection(command), command["query"], command["update"])
        return {"value": found, "lastErrorObject": {"n": int(found is not None)}}

    def _change(self, collection: Any, where: Fields, update: Fields) -> bool:
        """Found first, and then written whole under its id alone, whatever it is by then."""
        with self._lock:
            found = collection.find_one(as_read(where))
        self.between()
        if found is None:
            return False
        changed = _updated(found, update)
        self._require_short_keys(collection, changed)
        with self._lock:
            collection.replace_one({"_id": found["_id"]}, changed)
        return True

    def _require_short_keys(self, collection: Any, document: Fields) -> None:
        for index in collection.index_information().values():
            require_short_keys(document, [field for field, _ in index["key"]])

    def _delete(self, command: Fields) -> Fields:
        deleted = 0
        for delete in command["deletes"]:
            require_implemented("delete", delete, ("collation",))
            with self._lock:
                deleted += self.collection(command).delete_one(as_read(delete["q"])).deleted_count
        return {"n": deleted}

    def _find(self, command: Fields) -> Fields:
        collection = self.collection(command)
        with self._lock:
            found = collection.find(as_read(command.get("filter", {})), command.get("projection"))
            if sort := command.get("sort"):
                found = found.sort(list(sort.items()))
            documents = list(found.limit(command.get("limit", 0)))
        batch = len(documents) if command.get("singleBatch") else command.get("batchSize", 101)
        return self._cursor(collection.full_name, documents, batch)

    def _getmore(self, command: Fields) -> Fields:
        namespace = f"{command['$db']}.{command['collection']}"
        rest = self._cursors.pop(command["getMore"])
        answer = self._cursor(namespace, rest, command.get("batchSize", 101))
        return {"cursor": {"nextBatch": answer["cursor"].pop("firstBatch"), **answer["cursor"]}}

    def _aggregate(self, command: Fields) -> Fields:
        pipeline = list(pipeline_as_read(command["pipeline"]))
        with self._lock:
            found = list(self.collection(command).aggregate(pipeline))
        return self._cursor(self.collection(command).full_name, found)

    def _cursor(self, namespace: str, documents: Sequence[Fields], batch: int = 101) -> Fields:
        rest = list(documents[batch:])
        id = len(self.commands) if rest else 0
        if rest:
            self._cursors[id] = rest
        return {"cursor": {"id": id, "ns": namespace, "firstBatch": list(documents[:batch])}}


def _updated(document: Fields, update: Fields) -> Fields:
    if not next(iter(update)).startswith("$"):
        return {"_id": document["_id"], **update}
    alone = mongomock.MongoClient()["alone"]["alone"]
    alone.insert_one(document)
    alone.update_one({}, update)
    changed: Fields = alone.find_one()
    return changed
