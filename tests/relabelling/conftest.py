"""The album, and another model beside it."""

from pathlib import Path

import pytest

from tests.house import House
from tests.relabelling.relabelled import Other


@pytest.fixture
def other(house: House, tmp_path: Path) -> Other:
    return Other(house, tmp_path / "relabel")
