"""Guessing takes long."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from werkzeug.test import TestResponse

from tests.house import House
from tests.house.album import ATTEMPTS

PASSWORD = "long enough"


@pytest.fixture(autouse=True)
def account(house: House) -> None:
    house.nobody().post("accounts", json={"userName": "ann", "password": PASSWORD})


def guess(
    house: House, password: str = "wrong", name: str = "ann", address: str = "1.2.3.4:5"
) -> TestResponse:
    return house.nobody().call(
        "POST",
        "accounts",
        "/session",
        json={"userName": name, "password": password},
        headers={"X-Forwarded-For": address},
    )


def use_up(house: House, **guessed: str) -> None:
    assert [guess(house, **guessed).status_code for _ in range(ATTEMPTS)] == [401] * ATTEMPTS


def test_guesses_are_limited_even_for_who_is_right_at_last(house: House) -> None:
    use_up(house)

    reply = guess(house, PASSWORD)

    assert reply.status_code == 429
    assert 1 <= int(reply.headers["Retry-After"]) <= 61
    assert reply.content_type == "application/problem+json"


def test_limit_ends_after_the_time_that_is_told(house: House) -> None:
    use_up(house)
    wait = int(guess(house).headers["Retry-After"])

    house.clock.advance(wait)

    assert guess(house, PASSWORD).status_code == 200


def test_client_is_known_by_its_address_whatever_its_port(house: House) -> None:
    for port in range(ATTEMPTS):
        guess(house, address=f"1.2.3.4:{port}")

    assert guess(house, address="1.2.3.4:999").status_code == 429


def test_nobody_locks_out_a_name_from_elsewhere(house: House) -> None:
    use_up(house)

    assert guess(house, PASSWORD, address="5.6.7.8:9").status_code == 200


def test_unknown_names_are_limited_alike(house: House) -> None:
    use_up(house, name="eve")

    assert guess(house, name="eve").status_code == 429


def test_signing_in_forgets_the_guesses_before(house: House) -> None:
    for _ in range(3):
        for _ in range(ATTEMPTS - 1):
            guess(house)
        assert guess(house, PASSWORD).status_code == 200


def test_guesses_at_once_are_all_counted(house: House) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = [reply.status_code for reply in pool.map(lambda _: guess(house), range(ATTEMPTS + 5))]

    assert told.count(401) == ATTEMPTS
    assert told.count(429) == 5


def test_accounts_are_made_at_a_limited_rate_from_one_address(house: House) -> None:
    def sign_up(number: int, address: str) -> int:
        reply = house.nobody().call(
            "POST",
            "accounts",
            json={"userName": f"user{number}", "password": PASSWORD},
            headers={"X-Forwarded-For": address},
        )
        return reply.status_code

    told = [sign_up(number, "9.9.9.9:1") for number in range(ATTEMPTS + 1)]

    assert told == [201] * ATTEMPTS + [429]
    assert sign_up(99, "8.8.8.8:1") == 201
