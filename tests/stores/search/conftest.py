"""Stores that search; in time all of them."""

from pathlib import Path

import pytest

from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.sqlite.store import SqliteStore


@pytest.fixture(params=["sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> MetadataStore:
    return SqliteStore(tmp_path / "album.sqlite")
