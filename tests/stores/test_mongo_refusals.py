"""What a server of MongoDB's protocol refuses: told to the operator, and nothing to wait for."""

import json
from typing import Any

import pymongo
import pymongo.errors
import pytest

from functions.photos.workflow.attempts import fault_of
from functions.shared.errors import AlbumError, Refused, StorageFull, Unavailable
from functions.shared.models.steps import Fault
from functions.shared.models.wire import Document
from functions.shared.stores.mongo.store import MongoStore
from functions.shared.stores.ports import Query
from tests.stores.documents import THINGS, thing
from tests.stores.ferretdb import FerretDB
from tests.stores.ferretdb_commands import CommandError


@pytest.fixture
def server(ferretdb_and_client: tuple[FerretDB, "pymongo.MongoClient[Document]"]) -> Any:
    ferretdb, client = ferretdb_and_client
    ferretdb.drop()
    yield ferretdb, client["album"]
    ferretdb.refusals.clear()


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (CommandError(13, "Unauthorized", "not authorized on album"), Refused),
        (CommandError(18, "AuthenticationFailed", "Authentication failed."), Refused),
        (CommandError(59, "CommandNotFound", "no such command: 'find'"), Refused),
        (CommandError(238, "NotImplemented", "find: not implemented yet"), Refused),
        (CommandError(1, "InternalError", "failed to connect to PostgreSQL"), Unavailable),
        (CommandError(2, "BadValue", "unknown operator"), Unavailable),
        (CommandError(14031, "OutOfDiskSpace", "no space left"), StorageFull),
    ],
)
def test_only_what_the_operator_must_end_is_refused(
    server: Any, error: CommandError, kind: type[AlbumError]
) -> None:
    ferretdb, database = server
    ferretdb.refusals["find"] = error

    with pytest.raises(kind):
        MongoStore(database).collection(THINGS).get("0" * 24)


def test_refusal_is_told_with_its_code_and_without_what_documents_hold(
    server: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    ferretdb, database = server
    sentence = 'insert: support for field "x" with value { name: "secret" } is not implemented yet'
    ferretdb.refusals["insert"] = CommandError(238, "NotImplemented", sentence)

    with pytest.raises(Refused) as caught:
        MongoStore(database).collection(THINGS).insert(thing(1, name="secret"))

    [line] = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (line["event"], line["code"], line["codeName"]) == (
        "the metadata store refuses",
        238,
        "NotImplemented",
    )
    assert line["reason"] == 'insert: support for field "x" with value {…} is not implemented yet'
    assert "operator" in caught.value.detail


def test_what_is_refused_is_not_waited_for() -> None:
    assert fault_of(Refused("no")) is Fault.FINAL


REFUSED = {
    "projection of findAndModify": lambda things: things.find_one_and_update(
        {}, {"$set": {"a": 1}}, projection={"_id": True}
    ),
    "accumulator": lambda things: things.aggregate(
        [{"$group": {"_id": "$owner", "value": {"$first": "$key"}}}]
    ),
    "facets": lambda things: things.aggregate([{"$facet": {}}]),
    "partial index": lambda things: things.create_index("a", partialFilterExpression={"b": 1}),
    "update by a pipeline": lambda things: things.update_one({}, [{"$set": {"a": 1}}]),
    "transaction": lambda things: things.database.command("commitTransaction"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_stand_in_refuses_what_ferretdb_1_refuses(server: Any, what: str) -> None:
    things = server[1]["things"]
    things.insert_one({"a": 0})

    with pytest.raises(pymongo.errors.OperationFailure) as caught:
        REFUSED[what](things)

    assert caught.value.code in (14, 59, 238)


def test_all_that_the_adapter_asks_is_understood(server: Any) -> None:
    ferretdb, database = server
    del ferretdb.commands[:]
    store = MongoStore(database)
    things = store.collection(THINGS)
    for number in range(250):
        things.insert(thing(number))
    assert things.replace(thing(1, owner="bob"))
    assert things.count_by("owner", Query()) == {"ann": 249, "bob": 1}
    assert len(list(things.all())) == 250
    assert store.names() == ["things"]
    store.ping()

    assert set(ferretdb.commands) <= {
        *("hello", "ismaster", "ping", "buildinfo", "createIndexes", "listIndexes", "listCollections"),
        *("insert", "find", "getMore", "update", "delete", "aggregate"),
    }
