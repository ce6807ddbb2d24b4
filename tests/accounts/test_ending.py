"""The end of an account."""

import pytest

from functions.accounts.ending import GIVEN_UP_MS
from functions.shared.access.callers import Scope
from functions.shared.stores.records.ended_accounts import EndedAccounts
from tests.house import House, Person

PASSWORD = "long enough"
CREDENTIALS = {"userName": "ann", "password": PASSWORD}


@pytest.fixture
def ann(house: House) -> Person:
    made = house.nobody().post("accounts", json=CREDENTIALS)
    return house.bearer(made.get_json()["token"])


@pytest.fixture
def ended(house: House) -> EndedAccounts:
    return EndedAccounts(house.store)


def count(house: House, table: str) -> int:
    number: int = house.store.connection().execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
    return number


@pytest.mark.parametrize(("method", "path"), [("DELETE", "/"), ("POST", "/delete")])
def test_account_ends_with_its_sessions_and_keys(
    house: House, ann: Person, ended: EndedAccounts, method: str, path: str
) -> None:
    key = ann.post("accounts", "/keys", {"name": "script", "scope": "write"}).get_json()["key"]

    reply = ann.call(method, "accounts", path, json={"password": PASSWORD})

    assert reply.status_code == 204
    assert reply.headers["Set-Cookie"].startswith("session=;")
    assert ended.has("ann")
    assert [count(house, table) for table in ("accounts", "sessions", "apiKeys")] == [0, 0, 0]
    assert ann.get("accounts", "/session").status_code == 401
    assert house.bearer(key).get("albums").status_code == 401
    assert house.nobody().post("accounts", "/session", CREDENTIALS).status_code == 401


def test_account_does_not_end_without_the_password(house: House, ann: Person, ended: EndedAccounts) -> None:
    reply = ann.call("DELETE", "accounts", "/", json={"password": "wrong one"})

    assert reply.status_code == 403
    assert not ended.has("ann")
    assert ann.get("accounts", "/session").status_code == 200
    assert ann.call("DELETE", "accounts", "/").status_code == 400


def test_other_functions_refuse_its_tokens_within_seconds(house: House, ann: Person) -> None:
    assert ann.get("albums").status_code == 200
    ann.call("DELETE", "accounts", "/", json={"password": PASSWORD})

    house.clock.advance(6)

    assert ann.get("albums").status_code == 401


def test_name_is_taken_until_the_data_is_deleted(house: House, ann: Person, ended: EndedAccounts) -> None:
    ann.call("DELETE", "accounts", "/", json={"password": PASSWORD})

    assert house.nobody().post("accounts", json=CREDENTIALS).status_code == 409

    ended.remove("ann")
    assert house.nobody().post("accounts", json=CREDENTIALS).status_code == 201


def test_ended_account_is_told_from_no_other_unknown_name(house: House, ann: Person) -> None:
    ann.call("DELETE", "accounts", "/", json={"password": PASSWORD})
    before = house.hasher.verified

    ended = house.nobody().post("accounts", "/session", CREDENTIALS)
    unknown = house.nobody().post("accounts", "/session", {"userName": "eve", "password": PASSWORD})

    assert (ended.status_code, ended.data) == (unknown.status_code, unknown.data)
    assert house.hasher.verified - before == 2


def test_nothing_of_the_ended_account_opens_the_next_one_of_its_name(
    house: House, ann: Person, ended: EndedAccounts
) -> None:
    key = ann.post("accounts", "/keys", {"name": "script", "scope": "write"}).get_json()["key"]
    account = house.accounts.accounts.of("ann")
    ann.call("DELETE", "accounts", "/", json={"password": PASSWORD})
    # As of a sign-in and a new key that were under way, and came through after the end.
    late = house.accounts.sessions.open(account)
    late_key = house.accounts.keys.make(account, "late", Scope.READ).secret
    ended.remove("ann")
    house.nobody().post("accounts", json={"userName": "ann", "password": "someone else"})

    assert ann.get("accounts", "/session").status_code == 401
    assert not house.accounts.sessions.stands(late.id)
    for text in (key, late_key):
        assert house.bearer(text).get("albums").status_code == 401
    assert house.nobody().post("accounts", "/session", CREDENTIALS).status_code == 401


@pytest.mark.parametrize("table", ["endedAccounts", "sessions", "apiKeys", "accounts"])
def test_interrupted_end_is_completed(house: House, ann: Person, ended: EndedAccounts, table: str) -> None:
    """Where the store fails at each of its steps."""
    ann.post("accounts", "/keys", {"name": "script", "scope": "write"})
    house.nobody().post("accounts", json={"userName": "bob", "password": PASSWORD})
    connection = house.store.connection()
    event = "INSERT" if table == "endedAccounts" else "DELETE"
    connection.execute(f"CREATE TRIGGER fault BEFORE {event} ON {table} BEGIN SELECT 1 FROM nowhere; END")
    reply = ann.call("DELETE", "accounts", "/", json={"password": PASSWORD})
    assert reply.status_code == 503
    connection.execute("DROP TRIGGER fault")

    assert ann.get("accounts", "/session").status_code == 401
    assert house.nobody().post("accounts", "/session", CREDENTIALS).status_code == 401
    assert house.nobody().post("accounts", json=CREDENTIALS).status_code == 409
    house.clock.advance(GIVEN_UP_MS / 1000 + 1)
    house.nobody().post("accounts", "/session", {"userName": "bob", "password": PASSWORD})
    assert ended.has("ann")
    assert [count(house, table) for table in ("accounts", "apiKeys")] == [1, 0]


def test_operators_token_ends_an_account_by_its_password_alone(house: House, ann: Person) -> None:
    assert house.person("ann").call("DELETE", "accounts", "/", json={"password": PASSWORD}).status_code == 204
