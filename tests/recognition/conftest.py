"""The album with the recognition function itself."""

import pytest

from tests.house import House
from tests.house.whole import recognise_with
from tests.recognition.weights import Weights


@pytest.fixture
def weights() -> Weights:
    return Weights()


@pytest.fixture
def house(house: House, weights: Weights) -> House:
    """The album, with the recognition function itself instead of its stand-in."""
    recognise_with(house, weights)
    return house
