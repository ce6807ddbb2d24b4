from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Apart from where the house keeps its own."""
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder
