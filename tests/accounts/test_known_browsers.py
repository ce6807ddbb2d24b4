"""A browser in which a person has signed in before is told from strangers."""

import pytest

from tests.accounts.guessing import HOME, PASSWORD, evaluated, guess, sign_up, use_up
from tests.house import House
from tests.house.album import ATTEMPTS, LIMITS


@pytest.fixture
def device(house: House) -> str:
    """The cookie of the browser in which Ann signed up."""
    made = sign_up(house, "ann", HOME)
    assert made.status_code == 201
    return next(
        cookie.partition(";")[0] for cookie in made.headers.getlist("Set-Cookie") if cookie[:7] == "device="
    )


def test_known_browser_gets_in_while_all_the_world_guesses(house: House, device: str) -> None:
    many = [{"address": f"1.2.3.{n}"} for n in range(LIMITS.sign_ins_per_name * 2)]
    evaluated(house, many)

    assert guess(house, PASSWORD, address="5.6.7.8", cookie=device).status_code == 200
    assert guess(house, PASSWORD, address="1.2.3.1", cookie=device).status_code == 200


def test_known_browser_may_not_guess_more_than_others(house: House, device: str) -> None:
    many = [{"address": f"1.2.3.{n}", "cookie": device} for n in range(ATTEMPTS * 3)]

    assert evaluated(house, many) == ATTEMPTS


@pytest.mark.parametrize("made", ["for another name", "a session's", "forged"])
def test_other_cookies_make_no_browser_known(house: House, device: str, made: str) -> None:
    token = device.removeprefix("device=")
    session = guess(house, PASSWORD, address=HOME).get_json()["token"]
    cookie = {"for another name": token, "a session's": session, "forged": token[:-4] + "AAAA"}[made]
    name = "bob" if made == "for another name" else "ann"
    use_up(house, name=name)

    assert guess(house, name=name, cookie=f"device={cookie}").status_code == 429


def test_device_cookie_signs_nobody_in(house: House, device: str) -> None:
    token = device.removeprefix("device=")

    assert house.bearer(token).get("albums").status_code == 401
    as_session = {"Cookie": f"session={token}"}
    assert house.nobody().call("GET", "albums", headers=as_session).status_code == 401
