"""Accounts, sessions and API keys that were stored before there were other ways to sign in go on."""

from hashlib import sha256

from functions.accounts.api_keys import API_KEYS
from functions.accounts.records import ACCOUNTS
from functions.accounts.sessions import SESSIONS
from functions.shared.models.wire import new_id
from tests.house import House

PASSWORD = "long enough"
HOUR_MS = 3_600_000


def test_what_was_stored_before_goes_on(house: House) -> None:
    now, session, key, secret = house.clock(), new_id(), new_id(), "s" * 43
    account = {"_id": "old", "passwordHash": house.hasher.hash(PASSWORD), "createdAt": now, "rev": 0}
    opened = {"_id": session, "userName": "old", "uid": "", "epoch": 0, "createdAt": now, "rev": 0}
    made = {"_id": key, "userName": "old", "uid": "", "name": "script", "scope": "read", "createdAt": now}
    house.store.collection(ACCOUNTS).insert(account)
    house.store.collection(SESSIONS).insert(opened | {"expiresAt": now + HOUR_MS})
    hashed = sha256(secret.encode()).hexdigest()
    house.store.collection(API_KEYS).insert(made | {"secretHash": hashed, "lastUsedAt": None, "rev": 0})

    person = house.bearer(house.signer("accounts").for_person("old", session, now + HOUR_MS))

    assert person.get("albums").status_code == 200
    assert house.bearer(f"sak_{key}_{secret}").get("albums").status_code == 200
    [listed] = person.get("accounts", "/sessions").get_json()
    assert listed["methods"] == []
    held = person.get("accounts", "/credentials").get_json()
    assert (held["password"], held["codes"], held["passkeys"], held["identities"]) == (True, False, [], [])
    again = house.nobody().post("accounts", "/session", {"userName": "old", "password": PASSWORD})
    assert again.status_code == 200
    assert house.bearer(again.get_json()["token"]).post("accounts", "/codes").status_code == 200
