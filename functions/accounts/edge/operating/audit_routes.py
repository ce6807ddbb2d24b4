"""HTTP of the audit: who did what to whom, searched and exported."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from flask import Response

from functions.accounts.edge.operating.messages import AuditPage, ExportQuery, ListedDeed
from functions.accounts.services import Services
from functions.shared.access.callers import Caller, Scope
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import next_link
from functions.shared.json_text import encode
from functions.shared.log import log
from functions.shared.stores.records.audit import AuditRecord, AuditRecords
from functions.shared.streaming import WhileAllowed

PATH: Final = "/function/accounts/audit"
LINES: Final = "application/jsonl"
TABLE: Final = "text/csv"
RECORDS_A_PIECE: Final = 200
COLUMNS: Final = (
    "createdAt",
    "function",
    "what",
    "outcome",
    "who",
    "whom",
    "subject",
    "address",
    "callId",
    "_id",
)
SEARCH: Final = Operation(
    "GET",
    "/audit",
    "Who did what to whom, from where; newest first",
    query=AuditPage,
    answers={200: list[ListedDeed]},
    scope=Scope.OPERATOR,
)
EXPORT: Final = Operation(
    "GET",
    "/audit/export",
    "All of the audit that is wanted, as lines of JSON or a table; newest first",
    query=ExportQuery,
    answers={200: (LINES, TABLE)},
    scope=Scope.OPERATOR,
)


def add_audit_routes(api: Api, services: Services) -> None:
    views = AuditViews(services.audit, services.clock, api.watch)
    api.add(SEARCH, views.search)
    api.add(EXPORT, views.export)


@dataclass(frozen=True)
class AuditViews:
    audit: AuditRecords
    clock: Callable[[], int]
    watch: Callable[[Caller], Callable[[], None]]

    def search(self, caller: Caller, query: AuditPage) -> Response:
        found = self.audit.page(query.wanted(), query.limit, query.after())
        link = next_link(PATH, query, found, query.parameters())
        return answer([ListedDeed.of(record) for record in found], headers=link)

    def export(self, caller: Caller, query: ExportQuery) -> Response:
        log.audit("export audit", who=caller.name)
        records = self.audit.all(query.wanted())
        pieces = _table(records) if query.as_ == "csv" else _lines(records)
        name = f"audit.{query.as_}"
        return Response(
            WhileAllowed(_joined(pieces), self.watch(caller), self.clock),
            mimetype=TABLE if query.as_ == "csv" else LINES,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def _lines(records: Iterable[AuditRecord]) -> Iterator[bytes]:
    return (encode(_told(record)) + b"\n" for record in records)


def _table(records: Iterable[AuditRecord]) -> Iterator[bytes]:
    yield _row(COLUMNS)
    for record in records:
        told = _told(record)
        yield _row(_plain(told[column]) for column in COLUMNS)


def _told(record: AuditRecord) -> dict[str, object]:
    return ListedDeed.of(record).to_document()


def _row(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def _plain(value: object) -> str:
    """Nothing that a spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _joined(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Some at a time."""
    while piece := b"".join(islice(pieces, RECORDS_A_PIECE)):
        yield piece
