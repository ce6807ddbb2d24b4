"""The album with the recognition function itself."""

import pytest

from functions.recognition import handler
from functions.recognition.network import NetworkHolder
from functions.recognition.recognise import Recogniser
from functions.shared.images.decoder import Decoder
from tests.house import House
from tests.house.album import MAX_OBJECT_BYTES
from tests.recognition.weights import Weights


@pytest.fixture
def weights() -> Weights:
    return Weights()


@pytest.fixture
def house(house: House, weights: Weights) -> House:
    """The album, with the recognition function itself instead of its stand-in."""
    networks = NetworkHolder(weights.open_network, house.clock.monotonic)
    recogniser = Recogniser(networks, house.gateway("recognition"), Decoder())
    house.apps["recognition"] = handler.create_app(
        recogniser, networks, house.security("recognition"), MAX_OBJECT_BYTES
    )
    return house
