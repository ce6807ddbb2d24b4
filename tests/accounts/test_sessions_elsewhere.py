"""All of a person's sessions: seen, ended one by one, ended at once."""

import pytest

from functions.shared.errors import Conflict
from tests.house import House, Person

PASSWORD = "long enough"


@pytest.fixture
def ann(house: House) -> Person:
    """In the session that her sign-up began."""
    made = house.nobody().post("accounts", json={"userName": "ann", "password": PASSWORD})
    return house.bearer(made.get_json()["token"])


def sign_in(house: House, password: str = PASSWORD) -> Person:
    reply = house.nobody().post("accounts", "/session", {"userName": "ann", "password": password})
    assert reply.status_code == 200, reply.text
    return house.bearer(reply.get_json()["token"])


def is_signed_in(person: Person) -> bool:
    return person.get("accounts", "/session").status_code == 200


def test_sessions_are_listed_newest_first(house: House, ann: Person) -> None:
    house.clock.advance(60)
    phone = sign_in(house)

    listed = phone.get("accounts", "/sessions").get_json()

    assert [session["current"] for session in listed] == [True, False]
    assert listed[0]["createdAt"] == listed[1]["createdAt"] + 60_000
    assert listed[0].keys() == {"_id", "createdAt", "expiresAt", "current", "program", "system", "methods"}


def test_list_is_of_pages(house: House, ann: Person) -> None:
    for _ in range(4):
        house.clock.advance(1)
        sign_in(house)

    first = ann.get("accounts", "/sessions", limit="3")
    assert len(first.get_json()) == 3
    link = first.headers["Link"].partition(">")[0].removeprefix("</function/accounts")
    rest = ann.call("GET", "accounts", link).get_json()
    assert [session["current"] for session in rest] == [False, True]


def test_sessions_that_ended_are_not_listed(house: House, ann: Person) -> None:
    sign_in(house).delete("accounts", "/session")

    assert len(ann.get("accounts", "/sessions").get_json()) == 1


def test_one_session_is_ended_from_another(house: House, ann: Person) -> None:
    phone = sign_in(house)
    [lost] = [s["_id"] for s in ann.get("accounts", "/sessions").get_json() if not s["current"]]

    assert ann.delete("accounts", f"/sessions/{lost}").status_code == 204

    assert not is_signed_in(phone)
    assert is_signed_in(ann)
    assert ann.delete("accounts", f"/sessions/{lost}").status_code == 404


def test_sessions_of_others_are_not_there(house: House, ann: Person) -> None:
    made = house.nobody().post("accounts", json={"userName": "bob", "password": PASSWORD})
    bob = house.bearer(made.get_json()["token"])
    [hers] = ann.get("accounts", "/sessions").get_json()

    assert bob.delete("accounts", f"/sessions/{hers['_id']}").status_code == 404
    assert is_signed_in(ann)
    assert hers["_id"] not in bob.get("accounts", "/sessions").text


def test_signing_out_everywhere_ends_all_sessions(house: House, ann: Person) -> None:
    others = [sign_in(house) for _ in range(3)]

    reply = others[0].delete("accounts", "/sessions")

    assert reply.status_code == 204
    assert reply.headers["Set-Cookie"].startswith("session=;")
    assert not any(is_signed_in(person) for person in (ann, *others))
    assert is_signed_in(sign_in(house))
    kept = house.store.connection().execute("SELECT COUNT(*) FROM sessions").fetchone()[0]
    assert kept == 1


def test_sign_in_at_the_same_moment_does_not_outlive_the_end_of_all(house: House, ann: Person) -> None:
    """It had the account read before, and opens its session after."""
    account = house.accounts.accounts.of("ann")

    ann.delete("accounts", "/sessions")
    session = house.accounts.sessions.open(account)

    assert not house.accounts.sessions.stands(session.id)


def test_other_functions_learn_of_the_end_within_seconds(house: House, ann: Person) -> None:
    assert ann.get("albums").status_code == 200
    sign_in(house).delete("accounts", "/sessions")

    house.clock.advance(6)

    assert ann.get("albums").status_code == 401


def test_operators_token_of_a_name_without_account_has_no_sessions(house: House) -> None:
    for method, path in (("GET", "/sessions"), ("DELETE", "/sessions"), ("GET", "/keys")):
        assert house.person("stranger").call(method, "accounts", path).status_code == 404


def test_new_password_ends_all_sessions_and_begins_one(house: House, ann: Person) -> None:
    phone = sign_in(house)

    reply = ann.call(
        "PUT", "accounts", "/password", json={"password": PASSWORD, "newPassword": "another one"}
    )

    assert reply.status_code == 200
    assert reply.get_json()["userName"] == "ann"
    assert reply.headers["Set-Cookie"].startswith("session=")
    assert is_signed_in(house.bearer(reply.get_json()["token"]))
    assert not is_signed_in(ann)
    assert not is_signed_in(phone)
    assert is_signed_in(sign_in(house, "another one"))
    wrong = house.nobody().post("accounts", "/session", {"userName": "ann", "password": PASSWORD})
    assert wrong.status_code == 401


def test_password_is_not_changed_without_the_old_one(house: House, ann: Person) -> None:
    change = {"password": "wrong one", "newPassword": "another one"}

    reply = ann.call("PUT", "accounts", "/password", json=change)

    assert reply.status_code == 403
    assert is_signed_in(ann)
    assert is_signed_in(sign_in(house))


def test_old_password_cannot_be_guessed_in_a_session_either(house: House, ann: Person) -> None:
    change = {"password": "wrong one", "newPassword": "another one"}

    told = {ann.call("PUT", "accounts", "/password", json=change).status_code for _ in range(20)}

    assert told == {403, 429}


@pytest.mark.parametrize("new", ["", "7 chars", "x" * 129, None])
def test_new_password_is_held_to_the_rules(house: House, ann: Person, new: object) -> None:
    reply = ann.call("PUT", "accounts", "/password", json={"password": PASSWORD, "newPassword": new})

    assert reply.status_code == 422
    assert reply.get_json()["field"] == "newPassword"


def test_password_changed_twice_at_once_is_changed_once(house: House, ann: Person) -> None:
    account = house.accounts.accounts.of("ann")
    house.accounts.accounts.change_password(account, "the first one")

    with pytest.raises(Conflict):
        house.accounts.accounts.change_password(account, "the second one")


def test_hash_is_renewed_when_its_parameters_are_outdated(house: House, ann: Person) -> None:
    def stored() -> str:
        doc: str = house.store.connection().execute("SELECT doc FROM accounts").fetchone()[0]
        return doc

    before = stored()
    house.hasher.cost_more()

    assert is_signed_in(sign_in(house))
    assert ("t=1" in before, "t=2" in stored()) == (True, True)
    assert is_signed_in(ann)
    assert is_signed_in(sign_in(house))
