"""Which album a backup is of, where nothing else is said."""

from pathlib import Path

import pytest

from functions import backup


def test_the_album_is_that_of_the_project_wherever_the_command_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MONGODB_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(backup, "PROJECT_ROOT", tmp_path / "project")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit) as end:
        backup.main(["backup", "copy"])

    assert str(end.value) == f"There is no album in {tmp_path}/project/data: album.sqlite is missing."
