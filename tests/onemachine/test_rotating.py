"""``scripts/rotate-key``."""

import fcntl
import stat
import sys
import time
from pathlib import Path

import pytest

from functions.onemachine import rotate
from functions.onemachine.places import make_signing_key, signing_key_path
from functions.shared import building
from functions.shared.access.tokens import TokenSigner
from functions.shared.config import Settings
from functions.shared.errors import NotSignedIn


def run(monkeypatch: pytest.MonkeyPatch, data: Path, *options: str) -> None:
    monkeypatch.setattr(sys, "argv", ["scripts/rotate-key", "--data", str(data), *options])
    rotate.main()


def signer_of(monkeypatch: pytest.MonkeyPatch, data: Path) -> TokenSigner:
    """As a function has it that finds its keys in this folder."""
    monkeypatch.delenv("SIGNING_KEY", raising=False)
    monkeypatch.setenv("SECRETS_DIR", str(signing_key_path(data).parent))
    monkeypatch.setenv("GATEWAY_URL", "http://gateway")
    return building.signer(Settings.load(), "accounts")


def token(signer: TokenSigner) -> str:
    return signer.for_person("ann", "session-1", int(time.time() * 1000) + 3_600_000)


def test_sessions_outlive_one_rotation_and_not_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = make_signing_key(tmp_path)
    old = token(signer_of(monkeypatch, tmp_path))

    run(monkeypatch, tmp_path)

    rotated = signer_of(monkeypatch, tmp_path)
    assert rotated.key != before
    assert rotated.read(old).session == "session-1"
    assert rotated.read(token(rotated)).session == "session-1"
    run(monkeypatch, tmp_path)
    with pytest.raises(NotSignedIn):
        signer_of(monkeypatch, tmp_path).read(old)


def test_leaked_key_is_good_for_nothing_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_signing_key(tmp_path)
    run(monkeypatch, tmp_path)
    leaked = token(signer_of(monkeypatch, tmp_path))

    run(monkeypatch, tmp_path, "--forget-previous")

    with pytest.raises(NotSignedIn):
        signer_of(monkeypatch, tmp_path).read(leaked)


def test_keys_are_their_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_signing_key(tmp_path)
    run(monkeypatch, tmp_path)

    files = sorted(signing_key_path(tmp_path).parent.iterdir())
    assert [file.name for file in files] == ["signing-key", "signing-key-previous"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_running_album_keeps_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = make_signing_key(tmp_path)
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(SystemExit, match="Stop it first"):
            run(monkeypatch, tmp_path)

    assert signing_key_path(tmp_path).read_text() == key


def test_album_that_never_ran_has_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match="no signing key"):
        run(monkeypatch, tmp_path)
