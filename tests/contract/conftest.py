"""The album as it is, with no stand-in."""

from pathlib import Path

import pytest

from tests.house import House
from tests.house.whole import make_whole


@pytest.fixture
def house(house: House, tmp_path: Path) -> House:
    return make_whole(house, tmp_path)
