"""Signing up by an invitation, which is good for so many people and so long, and can be taken back."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.accounts.invitations import GIVEN_UP_MS
from functions.accounts.who_may import SignUp
from tests.accounts.operating.people import PASSWORD, operator, sign_up_by
from tests.house import House, Person

DAY = 86_400


@pytest.fixture
def olga(house: House) -> Person:
    olga = operator(house)
    house.let_in(SignUp.INVITED)
    return olga


def invite(olga: Person, **wanted: object) -> str:
    reply = olga.post("accounts", "/invitations", wanted)
    assert reply.status_code == 201, reply.text
    token: str = reply.get_json()["token"]
    return token


def listed(olga: Person) -> dict[str, object]:
    [invitation] = olga.get("accounts", "/invitations").get_json()
    found: dict[str, object] = invitation
    return found


def test_nobody_signs_up_without_an_invitation_where_one_is_asked_for(house: House, olga: Person) -> None:
    assert house.nobody().get("accounts", "/sign-up").get_json() == {"signUp": "invited"}
    assert sign_up_by(house, "ann", None) == 403
    assert sign_up_by(house, "ann", invite(olga)) == 201


def test_who_has_an_account_signs_in_as_before(house: House, olga: Person) -> None:
    reply = house.nobody().post("accounts", "/session", {"userName": "olga", "password": PASSWORD})

    assert reply.status_code == 200
    assert olga.get("accounts", "/session").status_code == 200


def test_invitation_is_used_once_and_tells_by_whom(house: House, olga: Person) -> None:
    token = invite(olga, note="for Ann")

    assert sign_up_by(house, "ann", token) == 201
    assert sign_up_by(house, "bob", token) == 403
    assert (listed(olga)["note"], listed(olga)["users"]) == ("for Ann", ["ann"])
    [ann, _] = olga.get("accounts", "/users").get_json()
    assert ann["invitation"] == listed(olga)["_id"]


def test_name_that_is_taken_uses_nothing_up(house: House, olga: Person) -> None:
    token = invite(olga)

    assert sign_up_by(house, "olga", token) == 409
    assert sign_up_by(house, "ann", token) == 201


def test_strangers_learn_no_names(house: House, olga: Person) -> None:
    assert sign_up_by(house, "olga", None) == 403
    assert sign_up_by(house, "olga", f"sai_{'0' * 24}_{'x' * 43}") == 403


@pytest.mark.parametrize("token", ["", "x", "sai_1_2", "sal_" + "0" * 24 + "_" + "x" * 43])
def test_guessed_invitation_is_good_for_nothing(house: House, olga: Person, token: str) -> None:
    assert invite(olga)
    assert sign_up_by(house, "ann", token or "-") == 403
    looked = house.nobody().post("accounts", "/invitations/look", {"token": token or "-"})
    assert looked.status_code == 404


def test_right_id_with_another_secret_is_a_guess(house: House, olga: Person) -> None:
    token = invite(olga)

    assert sign_up_by(house, "ann", token[:-8] + "AAAAAAAA") == 403


def test_invitation_ends(house: House, olga: Person) -> None:
    token = invite(olga, days=2)
    house.clock.advance(2 * DAY + 1)

    assert sign_up_by(house, "ann", token) == 403


def test_invitation_that_was_taken_back_is_over(house: House, olga: Person) -> None:
    token = invite(olga)

    assert olga.delete("accounts", f"/invitations/{listed(olga)['_id']}").status_code == 204
    assert sign_up_by(house, "ann", token) == 403
    assert olga.get("accounts", "/invitations").get_json() == []


def test_looking_at_an_invitation_tells_who_invites_and_uses_nothing(house: House, olga: Person) -> None:
    token = invite(olga)

    for _ in range(2):
        looked = house.nobody().post("accounts", "/invitations/look", {"token": token})
        assert looked.get_json()["invitedBy"] == "olga"
    assert sign_up_by(house, "ann", token) == 201
    assert house.nobody().post("accounts", "/invitations/look", {"token": token}).status_code == 404


def test_of_many_who_come_at_once_as_many_get_in_as_may(house: House, olga: Person) -> None:
    token = invite(olga, mostUses=2)

    with ThreadPoolExecutor(5) as pool:
        statuses = list(pool.map(lambda number: sign_up_by(house, f"ann{number}", token), range(4)))

    assert sorted(statuses) == [201, 201, 403, 403]
    assert len(listed(olga)["users"]) == 2  # type: ignore[arg-type]


def test_sign_up_that_was_interrupted_leaves_the_invitation_good(house: House, olga: Person) -> None:
    """As if the process had ended between the claim and the account."""
    token = invite(olga)
    house.accounts.door.admit(token, "ann", "0" * 24)
    assert sign_up_by(house, "bob", token) == 403

    house.clock.advance(GIVEN_UP_MS / 1000 + 1)

    assert sign_up_by(house, "bob", token) == 201


def test_nobody_is_let_in_where_the_album_is_closed(house: House, olga: Person) -> None:
    token = invite(olga)
    house.let_in(SignUp.CLOSED)

    assert sign_up_by(house, "ann", token) == 403
    assert sign_up_by(house, "ann", None) == 403


def test_open_album_needs_none_and_takes_one(house: House) -> None:
    token = invite(operator(house))

    assert sign_up_by(house, "ann", None) == 201
    assert sign_up_by(house, "bob", token) == 201
    assert sign_up_by(house, "eve", token) == 403


def test_token_is_not_stored(house: House, olga: Person) -> None:
    token = invite(olga)

    stored = house.store.connection().execute("SELECT doc FROM invitations").fetchone()[0]
    assert token.rpartition("_")[2] not in stored


@pytest.mark.parametrize(
    "wanted", [{"days": 0}, {"days": 366}, {"mostUses": 0}, {"mostUses": 1001}, {"note": ""}, {"uses": 1}]
)
def test_strange_wishes_are_refused_by_field(olga: Person, wanted: dict[str, object]) -> None:
    assert olga.post("accounts", "/invitations", wanted).status_code == 422
