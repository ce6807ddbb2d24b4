"""The gateway, open for calls."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.onemachine.street import Street


@pytest.fixture
def closed_street() -> Iterator[Street]:
    """Not in pytest's own folder: a socket's path may have 107 characters."""
    with tempfile.TemporaryDirectory() as folder:
        street = Street(Path(folder))
        yield street
        street.close()


@pytest.fixture
def street(closed_street: Street) -> Street:
    closed_street.open()
    return closed_street
