"""Who did what to whom, from where: one record for each deed."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from pydantic import Field

from functions.shared.errors import AlbumError
from functions.shared.log import Deed, log
from functions.shared.models.wire import Id, Wire, new_id
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.typed import Records

AUDIT: Final = CollectionSpec(
    "audit",
    indexes=(
        ("createdAt", "_id"),
        ("who", "createdAt", "_id"),
        ("whom", "createdAt", "_id"),
        ("what", "createdAt", "_id"),
        ("subject", "createdAt", "_id"),
    ),
)
MINUTE_MS: Final = 60_000
READ_AT_ONCE: Final = 500
REMOVED_AT_ONCE: Final = 500
MOST_REMEMBERED: Final = 10_000


class AuditRecord(Wire):
    """``subject`` is the id of what it was done to, ``whom`` the name of another person to whom.

    What was ``throttled`` stands for all of the same within its minute.
    """

    id: Id = Field(alias="_id")
    created_at: int
    function: str
    what: str
    outcome: str
    who: str | None = None
    whom: str | None = None
    subject: str | None = None
    address: str | None = None
    call_id: str = ""
    rev: int = 0


@dataclass(frozen=True)
class AuditQuery:
    """``before`` and ``since``, in milliseconds since the epoch: the end, not included, and the beginning."""

    who: str | None = None
    whom: str | None = None
    what: str | None = None
    subject: str | None = None
    outcome: str | None = None
    address: str | None = None
    since: int = 0
    before: int | None = None

    def equal(self) -> dict[str, str | int | bool]:
        names = ("who", "whom", "what", "subject", "outcome", "address")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


@dataclass
class AuditRecords:
    store: MetadataStore
    clock: Callable[[], int]
    _told: dict[str, None] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._records = Records(AuditRecord, self.store.collection(AUDIT))

    def keep(self, deed: Deed) -> None:
        """What was done stays done where its record cannot be kept; the log has its line."""
        now = self.clock()
        id = self._id_of(deed, now)
        if id is None:
            return
        record = AuditRecord(
            id=id,
            created_at=now,
            function=deed.function,
            what=deed.what,
            outcome=deed.outcome,
            who=deed.who,
            whom=deed.whom,
            subject=deed.id,
            address=deed.address,
            call_id=deed.call_id,
        )
        try:
            self._records.add(record)
        except AlbumError as error:
            log.warning("audit record not kept", what=deed.what, reason=error.detail)

    def page(self, query: AuditQuery, limit: int, after: Cursor | None) -> list[AuditRecord]:
        """Newest first; fewer than ``limit`` at the end alone."""
        begin = after
        if begin is None and query.before is not None:
            begin = Cursor(query.before, "")
        found = self._records.find(Query(equal=query.equal()), limit, begin)
        return [record for record in found if record.created_at >= query.since]

    def all(self, query: AuditQuery) -> Iterator[AuditRecord]:
        """Newest first."""
        after: Cursor | None = None
        while page := self.page(query, READ_AT_ONCE, after):
            yield from page
            if len(page) < READ_AT_ONCE:
                return
            after = Cursor(page[-1].created_at, page[-1].id)

    def forget_before(self, time: int) -> None:
        """Some of those that are older, the oldest first."""
        old = Query(at_most={"createdAt": time})
        for record in self._records.smallest(old, "createdAt", REMOVED_AT_ONCE):
            self._records.remove(record.id)

    def _id_of(self, deed: Deed, now: int) -> str | None:
        """None for what is known already: whoever goes on being throttled fills no store."""
        if deed.outcome != "throttled":
            return new_id()
        # Whatever its address: there are more of those than of anything else.
        same = "|".join(map(str, (now // MINUTE_MS, deed.what, deed.who, deed.id)))
        id = sha256(same.encode()).hexdigest()[:24]
        with self._lock:
            if id in self._told:
                return None
            if len(self._told) >= MOST_REMEMBERED:
                self._told.clear()
            self._told[id] = None
        return id
