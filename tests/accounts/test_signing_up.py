"""Making an account."""

import pytest

from tests.house import House


def test_new_account_is_signed_in_at_once(house: House) -> None:
    reply = house.nobody().post("accounts", json={"userName": "ann", "password": "long enough"})

    assert reply.status_code == 201
    made = reply.get_json()
    assert made["userName"] == "ann"
    assert made["createdAt"] == house.clock()
    who = house.bearer(made["token"]).get("accounts", "/session")
    assert who.get_json()["userName"] == "ann"


def test_name_is_taken_once(house: House) -> None:
    house.nobody().post("accounts", json={"userName": "ann", "password": "long enough"})

    reply = house.nobody().post("accounts", json={"userName": "ann", "password": "another one"})

    assert reply.status_code == 409
    assert reply.content_type == "application/problem+json"
    signed_in = house.nobody().post("accounts", "/session", {"userName": "ann", "password": "long enough"})
    assert signed_in.status_code == 200


@pytest.mark.parametrize("name", ["a", "7", "ann.b-c_d", "x" * 32])
def test_names_that_can_stand_in_a_key_are_accepted(house: House, name: str) -> None:
    reply = house.nobody().post("accounts", json={"userName": name, "password": "long enough"})

    assert reply.status_code == 201


@pytest.mark.parametrize(
    "name", ["", "Ann", "-ann", ".ann", "_ann", "ann:b", "ann b", "änn", "x" * 33, "ann\n", "a\x00", "a/b"]
)
def test_other_names_are_refused_by_field(house: House, name: str) -> None:
    reply = house.nobody().post("accounts", json={"userName": name, "password": "long enough"})

    assert reply.status_code == 422
    assert reply.get_json()["field"] == "userName"


@pytest.mark.parametrize("password", ["8 chars!", "x" * 128, "пароль из слов", "\x00" * 8, "a\U0001f6a4" * 8])
def test_any_text_of_eight_to_128_characters_is_a_password(house: House, password: str) -> None:
    credentials = {"userName": "ann", "password": password}

    assert house.nobody().post("accounts", json=credentials).status_code == 201
    assert house.nobody().post("accounts", "/session", credentials).status_code == 200


@pytest.mark.parametrize("password", ["", "7 chars", "x" * 129, None, 12345678, ["x" * 8]])
def test_other_passwords_are_refused_by_field(house: House, password: object) -> None:
    reply = house.nobody().post("accounts", json={"userName": "ann", "password": password})

    assert reply.status_code == 422
    assert reply.get_json()["field"] == "password"


def test_password_is_not_stored_nor_told(house: House) -> None:
    reply = house.nobody().post("accounts", json={"userName": "ann", "password": "correct horse"})

    assert "correct horse" not in reply.text
    stored = house.store.connection().execute("SELECT doc FROM accounts").fetchone()[0]
    assert "correct horse" not in stored
    assert "$argon2id$" in stored
