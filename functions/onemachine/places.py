"""Where an album on one machine keeps what its parts must find."""

import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from functions.shared.config import PROJECT_ROOT
from functions.shared.durable import write_whole
from functions.shared.log import log

CACHE = PROJECT_ROOT / ".cache"
LONGEST_FOLDER = 60
"""Bytes of a path that leaves room for a folder and a socket in it."""
LAST_RUN = CACHE / "last-run"
"""Holds the path of the data folder that the runner used last."""


@dataclass(frozen=True)
class Place:
    """Where the functions of one album listen and log."""

    sockets: Path
    logs: Path

    def socket(self, function: str) -> Path:
        return self.sockets / f"{function}.sock"

    def log(self, function: str) -> Path:
        return self.logs / f"{function}.log"


def room_for_sockets() -> tempfile.TemporaryDirectory[str]:
    """A new folder with a short path: that of a socket may have 107 bytes, however long TMPDIR is."""
    usual = tempfile.gettempdir()
    is_short = len(os.fsencode(usual)) <= LONGEST_FOLDER
    return tempfile.TemporaryDirectory(prefix="smart-album-", dir=usual if is_short else "/tmp")  # noqa: S108


def keep_private(data: Path) -> None:
    """The folder, made or there since an earlier version, is its owner's alone, with all that comes into it.

    Whoever cannot enter it reaches nothing in it; what lies in it is closed for when it is moved elsewhere.
    """
    os.umask(0o077)
    data.mkdir(parents=True, exist_ok=True)
    for path in (data, *(path for path in data.iterdir() if not path.is_symlink())):
        try:
            path.chmod(0o700 if path.is_dir() else 0o600)
        except PermissionError:
            log.warning("another user's, and not closed to others", path=str(path))


def signing_key_path(data: Path) -> Path:
    return data / "secrets" / "signing-key"


def make_signing_key(data: Path) -> str:
    """The album's key; made, and on disk before it is used, at the first start."""
    path = signing_key_path(data)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        write_whole(path, secrets.token_hex(32))
    return path.read_text()


def rotate_signing_key(data: Path) -> None:
    """The key before is accepted still. Interrupted, it leaves the key as it was, accepted twice."""
    path = signing_key_path(data)
    write_whole(_previous_path(data), path.read_text())
    write_whole(path, secrets.token_hex(32))


def replace_signing_key(data: Path) -> None:
    """No key before is accepted any more."""
    _previous_path(data).unlink(missing_ok=True)
    write_whole(signing_key_path(data), secrets.token_hex(32))


def _previous_path(data: Path) -> Path:
    return signing_key_path(data).with_name("signing-key-previous")


def last_data() -> Path:
    """The data folder that the runner used last, or the one that it uses by default."""
    return Path(LAST_RUN.read_text()) if LAST_RUN.exists() else PROJECT_ROOT / "data"


def signing_key(data: Path) -> str:
    """Of an album that has run; ends with a sentence for the operator if none has."""
    path = signing_key_path(data)
    if not path.exists():
        raise SystemExit(f"There is no signing key in {path.parent}. Start the album first: scripts/run")
    return path.read_text().strip()


def address_path(data: Path) -> Path:
    return data / "address"


def remember_run(data: Path, address: str) -> None:
    """``address``: where the album with these data can be called."""
    CACHE.mkdir(exist_ok=True)
    LAST_RUN.write_text(str(data))
    address_path(data).write_text(address)
