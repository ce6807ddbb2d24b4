"""The album as it is, with no stand-in but a sign-in provider."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import House
from tests.house.provider import InProcess, StandInProvider, provider_at
from tests.house.whole import make_whole


@pytest.fixture
def provider() -> StandInProvider:
    return StandInProvider()


@pytest.fixture
def house(tmp_path: Path, provider: StandInProvider) -> Iterator[House]:
    house = make_whole(House(tmp_path, provider=provider_at(InProcess(provider))), tmp_path)
    house.sign_in_provider = provider
    yield house
    house.worker.settle()
