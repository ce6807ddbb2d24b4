"""Which commands FerretDB 1.24 knows, which of their fields, and how it refuses all else."""

from collections.abc import Sequence
from typing import Final

from tests.stores.wire_server import Fields

ALWAYS: Final = frozenset(
    {"$db", "lsid", "$readPreference", "$clusterTime", "txnNumber", "comment", "maxTimeMS"}
)
KNOWN: Final = {
    "find": ALWAYS
    | {"find", "filter", "sort", "projection", "skip", "limit", "batchSize", "singleBatch", "readConcern"}
    | {"hint", "allowDiskUse"},
    "insert": ALWAYS | {"insert", "documents", "ordered", "writeConcern"},
    "update": ALWAYS | {"update", "updates", "ordered", "writeConcern"},
    "delete": ALWAYS | {"delete", "deletes", "ordered", "writeConcern"},
    "findAndModify": ALWAYS
    | {"findAndModify", "query", "sort", "update", "remove", "upsert", "new", "writeConcern", "hint"},
}
NOT_IMPLEMENTED: Final = {
    "find": ("collation", "let"),
    "update": ("let",),
    "delete": ("let",),
    "findAndModify": ("let", "collation", "fields", "arrayFilters"),
    "aggregate": ("explain", "collation", "let"),
}
STAGES: Final = frozenset(
    {"$addFields", "$collStats", "$count", "$group", "$limit", "$match", "$project", "$set", "$skip", "$sort"}
    | {"$unset", "$unwind"}
)
ACCUMULATORS: Final = frozenset({"$count", "$sum"})
INDEX_OPTIONS: Final = frozenset({"key", "name", "unique", "background", "sparse"})


class CommandError(Exception):
    def __init__(self, code: int, name: str, message: str) -> None:
        super().__init__(message)
        self.answer = {"ok": 0.0, "errmsg": message, "code": code, "codeName": name}


def not_implemented(message: str) -> CommandError:
    return CommandError(238, "NotImplemented", f"{message} is not implemented yet")


def require_known(name: str, command: Fields) -> None:
    require_implemented(name, command, NOT_IMPLEMENTED.get(name, ()))
    for field in command.keys() - KNOWN.get(name, command.keys()):
        raise CommandError(9, "FailedToParse", f'{name}: unknown field "{field}"')


def require_implemented(name: str, fields: Fields, missing: Sequence[str]) -> None:
    for field in missing:
        if field in fields:
            raise not_implemented(f'{name}: support for field "{field}" with value {fields[field]}')


def require_stage(*stages: tuple[str, Fields]) -> None:
    for stage, fields in stages:
        if stage not in STAGES:
            raise not_implemented(f'`aggregate` stage "{stage}"')
        if stage == "$group":
            for accumulator in (next(iter(each)) for name, each in fields.items() if name != "_id"):
                if accumulator not in ACCUMULATORS:
                    raise not_implemented(f'$group accumulator "{accumulator}"')
