"""Guessing takes long, and locks nobody out who is known."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.accounts.guessing import HOME, PASSWORD, evaluated, guess, sign_up, use_up
from tests.house import House
from tests.house.album import ATTEMPTS, LIMITS


@pytest.fixture(autouse=True)
def ann(house: House) -> None:
    assert sign_up(house, "ann", HOME).status_code == 201


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


def test_each_wait_is_longer_than_the_one_before(house: House) -> None:
    waits = []
    for _ in range(6):
        use_up(house)
        waits.append(int(guess(house).headers["Retry-After"]))
        house.clock.advance(waits[-1])

    assert waits == sorted(waits)
    assert waits[-1] > 8 * waits[0]
    assert waits[-1] <= 16 * 60 + 1


def test_wait_is_short_again_after_a_quiet_time(house: House) -> None:
    for _ in range(3):
        use_up(house)
        house.clock.advance(int(guess(house).headers["Retry-After"]))

    house.clock.advance(3600)

    use_up(house)
    assert int(guess(house).headers["Retry-After"]) <= 61


def test_a_thousand_guesses_from_one_address_are_few_and_the_owner_gets_in(house: House) -> None:
    assert evaluated(house, [{"password": f"guess {n}"} for n in range(1000)]) == ATTEMPTS

    assert guess(house, PASSWORD, address=HOME).status_code == 200


@pytest.mark.parametrize(
    "addresses",
    [
        [f"1.2.3.4:{port}" for port in range(ATTEMPTS)],
        [f"6.6.6.{n}, 1.2.3.4:5" for n in range(ATTEMPTS)],
        [f"::ffff:1.2.3.4, [::ffff:1.2.3.4]:{n}" for n in range(ATTEMPTS)],
        [f" garbage {n} ,, 1.2.3.4" for n in range(ATTEMPTS)],
    ],
    ids=["ports", "claims", "mapped", "garbage"],
)
def test_client_is_known_by_the_address_that_our_proxy_tells(house: House, addresses: list[str]) -> None:
    for address in addresses:
        assert guess(house, address=address).status_code == 401

    assert guess(house, address="1.2.3.4:999").status_code == 429
    assert guess(house, address="1.2.3.5:999").status_code == 401


def test_network_of_64_bits_is_one_client(house: House) -> None:
    for number in range(ATTEMPTS):
        guess(house, address=f"[2001:db8:1:2::{number:x}]:5")

    assert guess(house, address="[2001:db8:1:2:ffff:ffff:ffff:ffff]:7").status_code == 429
    assert guess(house, address="[2001:db8:1:3::1]:7").status_code == 401


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
        house.clock.advance(60)


def test_guesses_at_once_are_all_counted(house: House) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = [reply.status_code for reply in pool.map(lambda _: guess(house), range(ATTEMPTS + 5))]

    assert told.count(401) == ATTEMPTS
    assert told.count(429) == 5


def test_many_names_from_one_address_are_limited_together(house: House) -> None:
    many = [{"name": f"user{n}"} for n in range(LIMITS.sign_ins_per_network * 2)]

    assert evaluated(house, many) == LIMITS.sign_ins_per_network
    assert guess(house, PASSWORD, address="5.6.7.8").status_code == 200


def test_one_name_from_many_addresses_is_limited_together(house: House) -> None:
    many = [{"address": f"1.2.3.{n}"} for n in range(LIMITS.sign_ins_per_name * 2)]

    assert evaluated(house, many) == LIMITS.sign_ins_per_name
    assert guess(house, PASSWORD, address="5.6.7.8").status_code == 429
    assert guess(house, name="bob", address="5.6.7.8").status_code == 401


def test_what_was_counted_is_cleared_away(house: House) -> None:
    for number in range(5):
        guess(house, address=f"1.2.3.{number}")
    house.clock.advance(24 * 3600)
    guess(house, PASSWORD, address=HOME)

    kept = house.store.connection().execute("SELECT COUNT(*) FROM budgets").fetchone()[0]
    assert kept <= 2


def test_names_and_addresses_are_not_kept_in_the_clear(house: House) -> None:
    guess(house, name="hunter2-in-the-wrong-field")

    kept = house.store.connection().execute("SELECT group_concat(id || doc) FROM budgets").fetchone()[0]
    assert "hunter2" not in kept
    assert "1.2.3.4" not in kept


def test_accounts_are_made_at_a_limited_rate_from_one_address(house: House) -> None:
    told = [sign_up(house, f"user{number}", "9.9.9.9:1").status_code for number in range(ATTEMPTS + 1)]

    assert told == [201] * ATTEMPTS + [429]
    assert sign_up(house, "user99", "8.8.8.8:1").status_code == 201
