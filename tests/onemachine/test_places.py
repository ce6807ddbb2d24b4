"""Where the functions of one machine listen."""

import socket
import tempfile
from pathlib import Path

import pytest

from functions.onemachine.places import Place, room_for_sockets


@pytest.mark.parametrize("depth", [1, 12])
def test_functions_listen_however_long_the_path_of_temporary_files_is(
    depth: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(tmp_path, *["a long name"] * depth)
    folder.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    with room_for_sockets() as sockets, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(Place(Path(sockets), tmp_path).socket("recognition-web")))
    assert not Path(sockets).exists()
