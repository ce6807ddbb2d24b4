"""Albums in SQLite, of which there is an index."""

from pathlib import Path

import pytest

from functions.shared.stores.sqlite.store import SqliteStore


@pytest.fixture
def sqlite(tmp_path: Path) -> SqliteStore:
    return SqliteStore(tmp_path / "album.sqlite")
