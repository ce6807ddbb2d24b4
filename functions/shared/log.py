"""Structured log lines on standard error, one JSON object each, with the call's id."""

import logging
import re
import secrets
import sys
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from json import dumps
from typing import Any, Final

from functions.shared.deeds import DeedName

CALL_ID_FORM: Final = re.compile(r"[!-~\xa1-\xff]{1,200}")
call_id: ContextVar[str] = ContextVar("call_id", default="")
"""The id under which all functions log what belongs to one call from outside."""

client_of_call: ContextVar[str | None] = ContextVar("client_of_call", default=None)
"""The address that the call came from, where it is known."""


@dataclass(frozen=True)
class Deed:
    """What somebody did, ``id`` being to which thing, and ``whom`` to which other person."""

    function: str
    what: str
    outcome: str
    who: str | None
    id: str | None
    whom: str | None
    address: str | None
    """Where from, as far as it is known."""
    call_id: str


keeps_deeds: ContextVar[Callable[[Deed], None] | None] = ContextVar("keeps_deeds", default=None)
"""What keeps a record of each deed of this call, besides its line in the log."""


def call_id_of(header: str | None) -> str:
    """What a client calls its call, if that fits into a header and a line of a log; else a new id."""
    return header if header and CALL_ID_FORM.fullmatch(header) else new_call_id()


def new_call_id() -> str:
    return secrets.token_hex(8)


class Log:
    def __init__(self) -> None:
        self._function = "-"

    def name(self, function: str) -> None:
        """Say once, at start, whose lines these are; libraries' warnings join them."""
        self._function = function
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(_Formatter())
        logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)

    def info(self, event: str, **fields: Any) -> None:
        self.write("info", event, fields)

    def warning(self, event: str, **fields: Any) -> None:
        self.write("warning", event, fields)

    def audit(
        self,
        what: DeedName,
        outcome: str = "done",
        *,
        who: str | None,
        id: str | None = None,
        whom: str | None = None,
    ) -> None:
        """Who did what to which, from where, and whether it was done; never with a password, token or key."""
        address = client_of_call.get()
        fields = {"what": what, "outcome": outcome, "who": who, "id": id, "whom": whom, "from": address}
        self.write("info", "audit", fields)
        if keep := keeps_deeds.get():
            keep(Deed(self._function, what, outcome, who, id, whom, address, call_id.get()))

    def exception(self, event: str, error: BaseException, **fields: Any) -> None:
        trace = "".join(traceback.format_exception(error))
        self.write("error", event, fields | {"error": type(error).__name__, "trace": trace})

    def write(self, level: str, event: str, fields: dict[str, Any]) -> None:
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "level": level,
            "function": self._function,
            "event": event,
            "callId": call_id.get(),
        }
        kept = {name: value for name, value in fields.items() if value is not None}
        sys.stderr.write(dumps(line | kept, default=str) + "\n")


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return dumps(
            {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "level": record.levelname.lower(),
                "event": "library",
                "logger": record.name,
                "message": record.getMessage(),
            }
        )


log = Log()
