"""A house with a sign-in provider."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.accounts.openid.settings import SignUpRule
from tests.accounts.openid.browser import Browser
from tests.house import House
from tests.house.provider import InProcess, StandInProvider, provider_at

PASSWORD = "long enough"


@pytest.fixture
def provider() -> StandInProvider:
    return StandInProvider()


@pytest.fixture
def way(provider: StandInProvider) -> InProcess:
    return InProcess(provider)


@pytest.fixture
def rule(request: pytest.FixtureRequest) -> SignUpRule:
    """Who may sign up through the provider: nobody, unless the test says so."""
    marker = request.node.get_closest_marker("sign_up")
    return SignUpRule(*marker.args) if marker else SignUpRule()


@pytest.fixture
def house(tmp_path: Path, way: InProcess, rule: SignUpRule) -> Iterator[House]:
    house = House(tmp_path, provider=provider_at(way, rule))
    yield house
    house.worker.settle()


@pytest.fixture
def token(house: House) -> str:
    """Ann's, who has a password."""
    made = house.nobody().post("accounts", json={"userName": "ann", "password": PASSWORD})
    issued: str = made.get_json()["token"]
    return issued


@pytest.fixture
def browser(house: House, provider: StandInProvider) -> Browser:
    """Nobody's yet."""
    return Browser(house, provider)


@pytest.fixture
def anns(house: House, provider: StandInProvider, token: str) -> Browser:
    return Browser(house, provider, token)


@pytest.fixture
def linked(anns: Browser) -> Browser:
    """Ann's, whose account is linked with the identity ``ann-there``."""
    reply = anns.post("/identities", anns.go("ann-there", "/openid/link"))
    assert reply.status_code == 201, reply.text
    return anns
