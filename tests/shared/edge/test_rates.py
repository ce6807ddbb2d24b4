"""How often what is costly may be asked for."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask, Response

from functions.shared.access.callers import Caller
from functions.shared.access.credentials import Security
from functions.shared.access.standing import SessionCheck
from functions.shared.access.tokens import TokenSigner
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.rates import Rate
from functions.shared.errors import TooManyRequests

KEY = "k" * 32
LATER = 4_000_000_000_000


class Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


def let_through(rate: Rate, subject: str, times: int) -> int:
    passed = 0
    for _ in range(times):
        try:
            rate.count(subject)
        except TooManyRequests:
            continue
        passed += 1
    return passed


@pytest.mark.parametrize("per_minute", [1, 7, 60, 6000])
def test_a_minutes_worth_passes_at_once_and_no_more(clock: Seconds, per_minute: int) -> None:
    rate = Rate(per_minute, clock)

    assert let_through(rate, "ann", per_minute * 2) == per_minute
    clock.now += 60
    assert let_through(rate, "ann", per_minute * 2) == per_minute


def test_allowance_comes_back_evenly(clock: Seconds) -> None:
    rate = Rate(60, clock)
    let_through(rate, "ann", 60)

    clock.now += 10

    assert let_through(rate, "ann", 60) == 10


def test_wait_that_is_told_is_enough(clock: Seconds) -> None:
    rate = Rate(6, clock)
    let_through(rate, "ann", 6)
    with pytest.raises(TooManyRequests) as caught:
        rate.count("ann")

    clock.now += caught.value.retry_after

    rate.count("ann")


def test_subjects_do_not_share(clock: Seconds) -> None:
    rate = Rate(5, clock)

    assert [let_through(rate, name, 9) for name in ("ann", "bob")] == [5, 5]


def test_many_at_once_are_all_counted(clock: Seconds) -> None:
    rate = Rate(50, clock)

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: let_through(rate, "ann", 20), range(8))) == 50


@pytest.fixture
def app(clock: Seconds) -> Flask:
    security = Security(TokenSigner(KEY, "thumbnail"), SessionCheck(lambda _: True), trusted_proxies=1)
    api = Api("thumbnail", security, needs={})

    def costly(caller: Caller) -> Response:
        return answer("done")

    api.add(Operation("POST", "/", "Costly", answers={200: str}, rate=Rate(3, clock)), costly)

    return api.app


def ask(app: Flask, user: str, address: str = "1.2.3.4", signer: TokenSigner | None = None) -> int:
    token = (
        TokenSigner(KEY, "accounts").for_person(user, None, LATER)
        if signer is None
        else signer.for_function("thumbnail", user)
    )
    headers = {"Authorization": f"Bearer {token}", "X-Forwarded-For": address}
    return app.test_client().post("/", headers=headers).status_code


def test_user_is_limited_from_everywhere_together(app: Flask) -> None:
    assert [ask(app, "ann", f"1.1.1.{n}") for n in range(4)] == [200, 200, 200, 429]
    assert ask(app, "bob", "1.1.1.9") == 200


def test_address_is_limited_for_all_users_together(app: Flask) -> None:
    assert [ask(app, f"user{n}", f"[2001:db8::{n}]:5") for n in range(4)] == [200, 200, 200, 429]


def test_what_functions_ask_for_is_not_limited(app: Flask) -> None:
    assert {ask(app, "ann", signer=TokenSigner(KEY, "photos")) for _ in range(9)} == {200}


def test_refusal_tells_how_long_to_wait(app: Flask) -> None:
    for _ in range(3):
        ask(app, "ann")
    token = TokenSigner(KEY, "accounts").for_person("ann", None, LATER)

    reply = app.test_client().post("/", headers={"Authorization": f"Bearer {token}"})

    assert reply.status_code == 429
    assert 1 <= int(reply.headers["Retry-After"]) <= 20
    assert reply.content_type == "application/problem+json"
