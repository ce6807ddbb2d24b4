"""Invitations, the audit, tasks and the pace of work, in every metadata store."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.accounts.invitations import Invitations, Wish
from functions.accounts.records import ACCOUNTS, Account, AccountRecords
from functions.accounts.users import Users
from functions.photos.operating.task import LEASE_MS, Kind, State
from functions.photos.operating.tasks import Tasks
from functions.photos.operating.throughput import Throughput
from functions.shared.access.limits import Limits
from functions.shared.errors import Conflict, Forbidden
from functions.shared.log import Deed
from functions.shared.models.photo import PhotoStatus
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.audit import AuditQuery, AuditRecords
from tests.house.clock import Clock

HOUR_MS = 3_600_000


@pytest.fixture
def clock() -> Clock:
    return Clock()


def deed(what: str, who: str | None = "ann", outcome: str = "done") -> Deed:
    return Deed("photos", what, outcome, who, "0" * 24, None, "203.0.113.9", "call")


def test_audit_is_found_by_each_of_its_fields_newest_first(store: MetadataStore, clock: Clock) -> None:
    audit = AuditRecords(store, clock)
    for what, who in (("sign-in", "ann"), ("delete photo", "ann"), ("sign-in", "bob")):
        audit.keep(deed(what, who))
        clock.advance(1)

    def found(query: AuditQuery) -> list[tuple[str, str | None]]:
        return [(record.what, record.who) for record in audit.page(query, 10, None)]

    assert found(AuditQuery()) == [("sign-in", "bob"), ("delete photo", "ann"), ("sign-in", "ann")]
    assert found(AuditQuery(who="ann")) == [("delete photo", "ann"), ("sign-in", "ann")]
    assert found(AuditQuery(who="ann", what="sign-in")) == [("sign-in", "ann")]
    assert found(AuditQuery(before=clock() - 1000)) == [("delete photo", "ann"), ("sign-in", "ann")]
    assert found(AuditQuery(since=clock() - 1000)) == [("sign-in", "bob")]
    assert len(list(audit.all(AuditQuery(address="203.0.113.9")))) == 3


def test_old_audit_is_forgotten(store: MetadataStore, clock: Clock) -> None:
    audit = AuditRecords(store, clock)
    audit.keep(deed("sign-in"))
    clock.advance(10)
    audit.keep(deed("sign-out"))

    audit.forget_before(clock() - 5000)

    assert [record.what for record in audit.all(AuditQuery())] == ["sign-out"]


def test_throttled_deeds_of_a_minute_are_one_in_all_replicas(store: MetadataStore, clock: Clock) -> None:
    for replica in (AuditRecords(store, clock), AuditRecords(store, clock)):
        for _ in range(3):
            replica.keep(deed("sign-in", outcome="throttled"))

    assert len(list(AuditRecords(store, clock).all(AuditQuery()))) == 1


def test_invitation_is_used_as_often_as_it_may_however_many_come(store: MetadataStore, clock: Clock) -> None:
    invitations = Invitations(store, AccountRecords(store), clock)
    made = invitations.make(Wish("", 3, clock() + HOUR_MS), None)

    def come(number: int) -> bool:
        try:
            invitations.claim(made.token, f"ann{number}", f"{number:024x}")
        except Forbidden:
            return False
        return True

    assert sum(map(come, range(5))) == 3


def test_limits_and_role_are_kept_with_the_account(store: MetadataStore) -> None:
    records = AccountRecords(store)
    records.add(Account(user_name="ann", uid="1", password_hash="", created_at=1))
    users = Users(records)

    users.limit("ann", Limits(max_bytes=5, max_photos=0))
    users.appoint("ann", operator=True)

    [ann] = users.page(10, "")
    assert (ann.max_bytes, ann.max_photos, ann.operator) == (5, 0, True)
    assert users.operators() == ["ann"]


def test_account_of_an_earlier_version_has_neither(store: MetadataStore) -> None:
    document = {"_id": "ann", "passwordHash": "x", "createdAt": 1, "rev": 0}
    store.collection(ACCOUNTS).insert(document)

    ann = Users(AccountRecords(store)).get("ann")

    assert (ann.max_bytes, ann.max_photos, ann.operator, ann.invitation) == (None, None, False, None)


def test_task_has_one_holder_at_a_time(store: MetadataStore, clock: Clock) -> None:
    tasks = Tasks(store, clock)
    tasks.begin(Kind.CHECK, "olga")

    first = tasks.claim(Kind.CHECK, "one")
    assert first is not None
    assert tasks.claim(Kind.CHECK, "another") is None
    clock.advance(LEASE_MS / 1000 + 1)
    second = tasks.claim(Kind.CHECK, "another")

    assert second is not None
    assert tasks.advance(first, {"photos": 5}, "x") is None
    assert tasks.advance(second, {"photos": 2}, "x") is not None
    tasks.finish(second, {"photos": 1})
    [task] = tasks.page(10, None)
    assert (task.state, dict(task.counts)) == (State.DONE, {"photos": 3})


def test_second_task_of_a_kind_waits_for_the_end_of_the_first(store: MetadataStore, clock: Clock) -> None:
    tasks = Tasks(store, clock)
    tasks.begin(Kind.CHECK, None)

    with pytest.raises(Conflict):
        tasks.begin(Kind.CHECK, None)
    tasks.begin(Kind.BACKUP, None)


def test_pace_is_added_up_over_replicas(store: MetadataStore, clock: Clock) -> None:
    replicas = [Throughput(store, clock), Throughput(store, clock)]
    for replica in replicas:
        replica.count(PhotoStatus.READY)
        replica.count(PhotoStatus.FAILED)
        replica.write()

    [minute] = replicas[0].last(60)

    assert (minute.ready, minute.failed) == (2, 2)


def test_pace_that_is_counted_in_many_threads_loses_nothing(store: MetadataStore, clock: Clock) -> None:
    throughput = Throughput(store, clock)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: throughput.count(PhotoStatus.READY), range(50)))
    throughput.write()

    assert sum(minute.ready for minute in throughput.last(60)) == 50
