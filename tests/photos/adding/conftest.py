"""An album of ann's, and bob; both with accounts, so that it can be shared by name."""

import pytest

from tests.house import House, Person
from tests.house.sharing import sign_up


@pytest.fixture
def ann(house: House) -> Person:
    return sign_up(house, "ann")


@pytest.fixture
def bob(house: House) -> Person:
    return sign_up(house, "bob")


@pytest.fixture
def album_id(ann: Person) -> str:
    return ann.make_album()
