"""Passkeys: made, used, named, lost and removed."""

import pytest

from tests.accounts.passkeys.people import ORIGIN, PASSWORD, add, answer, begin, sign_in, sign_up
from tests.house import House, Person
from tests.house.authenticator import Authenticator

MINUTES = 60


@pytest.fixture
def ann(house: House) -> Person:
    return sign_up(house)


@pytest.fixture
def phone(ann: Person) -> Authenticator:
    """A passkey of Ann's."""
    device = Authenticator(ORIGIN)
    assert add(ann, device).status_code == 201
    return device


def test_passkey_signs_in_alone(house: House, phone: Authenticator) -> None:
    reply = sign_in(house, phone)

    assert reply.status_code == 200, reply.text
    assert reply.get_json()["userName"] == "ann"
    person = house.bearer(reply.get_json()["token"])
    assert person.get("albums").status_code == 200
    methods = [session["methods"] for session in person.get("accounts", "/sessions").get_json()]
    assert sorted(methods) == [["passkey"], ["password"]]


def test_several_are_listed_named_and_removed(house: House, ann: Person, phone: Authenticator) -> None:
    key = Authenticator(ORIGIN)
    house.clock.advance(1)
    added = add(ann, key, "security key").get_json()
    assert added.keys() == {"_id", "name", "createdAt", "lastUsedAt", "verifies", "isSynced"}

    renamed = ann.patch("accounts", f"/passkeys/{added['_id']}", {"name": "  key at home "})
    assert renamed.get_json()["name"] == "key at home"
    held = ann.get("accounts", "/credentials").get_json()["passkeys"]
    assert [passkey["name"] for passkey in held] == ["key at home", "phone"]

    assert ann.delete("accounts", f"/passkeys/{added['_id']}").status_code == 204
    assert sign_in(house, key).status_code == 401
    assert sign_in(house, phone).status_code == 200


def test_lost_passkey_is_removed_by_who_signs_in_otherwise(
    house: House, ann: Person, phone: Authenticator
) -> None:
    credentials = {"userName": "ann", "password": PASSWORD}
    again = house.bearer(house.nobody().post("accounts", "/session", credentials).get_json()["token"])
    [lost] = again.get("accounts", "/credentials").get_json()["passkeys"]

    assert again.delete("accounts", f"/passkeys/{lost['_id']}").status_code == 204

    refusal = sign_in(house, phone)
    assert refusal.status_code == 401
    assert "sign in otherwise" in refusal.get_json()["detail"]


def test_challenge_is_good_once(house: House, phone: Authenticator) -> None:
    body = answer(house, phone)
    assert house.nobody().post("accounts", "/session/passkey", body).status_code == 200

    reply = house.nobody().post("accounts", "/session/passkey", body)

    assert reply.status_code in (401, 409)
    assert "token" not in reply.get_json()


def test_challenge_is_good_once_for_who_does_not_count(house: House, ann: Person) -> None:
    device = Authenticator(ORIGIN, counts=False)
    add(ann, device)
    body = answer(house, device)
    assert house.nobody().post("accounts", "/session/passkey", body).status_code == 200

    assert house.nobody().post("accounts", "/session/passkey", body).status_code == 409
    assert sign_in(house, device).status_code == 200


def test_challenge_runs_out(house: House, phone: Authenticator) -> None:
    body = answer(house, phone)
    house.clock.advance(11 * MINUTES)

    assert house.nobody().post("accounts", "/session/passkey", body).status_code == 409


def test_copy_of_a_passkey_is_noticed(house: House, phone: Authenticator) -> None:
    assert sign_in(house, phone).status_code == 200
    phone.uses -= 1

    assert sign_in(house, phone).status_code == 401


def test_passkey_that_checks_nobody_is_not_enough_alone(house: House, ann: Person) -> None:
    plain = Authenticator(ORIGIN, verifies=False)
    assert add(ann, plain).get_json()["verifies"] is False

    reply = sign_in(house, plain)

    assert reply.status_code == 401
    assert "did not check that it is you" in reply.get_json()["detail"]


def test_passkey_that_checked_once_may_not_leave_it(house: House, phone: Authenticator) -> None:
    phone.verifies = False

    assert sign_in(house, phone).status_code == 401


@pytest.mark.parametrize("origin", ["https://localhost", "http://evil.example", "http://localhost:8080"])
def test_other_sites_get_nothing_from_it(house: House, phone: Authenticator, origin: str) -> None:
    phone.origin = origin

    assert sign_in(house, phone).status_code == 401


def test_other_passkeys_signature_is_refused(house: House, phone: Authenticator) -> None:
    forger = Authenticator(ORIGIN, id=phone.id, user=phone.user)

    assert sign_in(house, forger).status_code == 401


def test_passkey_says_whose_it_is_and_may_not_be_anothers(house: House, phone: Authenticator) -> None:
    phone.user = b"somebody else"

    assert sign_in(house, phone).status_code == 401


def test_registration_belongs_to_who_began_it(house: House, ann: Person) -> None:
    bob = sign_up(house, "bob")
    challenge = begin(ann)
    device = Authenticator(ORIGIN)
    body = {"ticket": challenge["ticket"], "name": "x", "credential": device.create(challenge["options"])}

    assert bob.post("accounts", "/passkeys", body).status_code == 409
    assert ann.post("accounts", "/passkeys", body).status_code == 201
    assert ann.post("accounts", "/passkeys", body).status_code == 409


def test_credential_is_registered_once(house: House, phone: Authenticator) -> None:
    assert add(sign_up(house, "bob"), phone).status_code == 409


def test_old_sign_in_adds_and_removes_none(house: House, ann: Person, phone: Authenticator) -> None:
    [passkey] = ann.get("accounts", "/credentials").get_json()["passkeys"]
    house.clock.advance(11 * MINUTES)

    for reply in (
        ann.post("accounts", "/passkeys/options"),
        ann.delete("accounts", f"/passkeys/{passkey['_id']}"),
        ann.post("accounts", "/keys", {"name": "script", "scope": "read"}),
        ann.post("accounts", "/codes"),
        ann.call("PUT", "accounts", "/password", json={"newPassword": "another one"}),
        ann.call("POST", "accounts", "/delete", json={}),
    ):
        assert reply.status_code == 403
        assert reply.get_json()["needs"] == "fresh-sign-in"

    shown = {"passkey": answer(house, phone)}
    assert ann.post("accounts", "/session/confirm", shown).status_code == 200
    assert ann.post("accounts", "/passkeys/options").status_code == 200


def test_another_persons_passkey_confirms_nothing(house: House, phone: Authenticator) -> None:
    bob = sign_up(house, "bob")

    assert bob.post("accounts", "/session/confirm", {"passkey": answer(house, phone)}).status_code == 403


def test_wrong_password_confirms_nothing(house: House, ann: Person) -> None:
    house.clock.advance(11 * MINUTES)

    assert ann.post("accounts", "/session/confirm", {"password": "wrong"}).status_code == 403
    assert ann.post("accounts", "/session/confirm", {}).status_code == 422
    assert ann.post("accounts", "/passkeys/options").status_code == 403
    assert ann.post("accounts", "/session/confirm", {"password": PASSWORD}).status_code == 200
    assert ann.post("accounts", "/passkeys/options").status_code == 200


def test_operators_token_changes_no_credentials(house: House, ann: Person) -> None:
    assert house.person("ann").post("accounts", "/passkeys/options").status_code == 403


def test_passkeys_go_with_their_account(house: House, ann: Person, phone: Authenticator) -> None:
    assert ann.call("POST", "accounts", "/delete", json={"password": PASSWORD}).status_code == 204

    assert sign_in(house, phone).status_code == 401


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "[::1]:8080", "10.0.0.5"])
def test_address_in_digits_has_no_passkeys(house: House, host: str) -> None:
    reply = house.nobody().call("POST", "accounts", "/passkeys/challenge", headers={"X-Forwarded-Host": host})

    assert reply.status_code == 409
    assert "localhost" in reply.get_json()["detail"]


def test_passkeys_are_of_the_host_that_people_see(house: House) -> None:
    headers = {"X-Forwarded-Host": "Album.Example:443", "X-Forwarded-Proto": "https"}

    challenge = house.nobody().call("POST", "accounts", "/passkeys/challenge", headers=headers).get_json()

    assert challenge["options"]["rpId"] == "album.example"
    assert challenge["options"]["userVerification"] == "preferred"
