"""The operator's token, and the key it is made with."""

import stat
import sys
from pathlib import Path

import pytest

from functions.onemachine import token
from functions.onemachine.places import make_signing_key, signing_key_path
from functions.shared.access.tokens import TokenSigner


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SIGNING_KEY", raising=False)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", ["scripts/token", *arguments])
    token.main()


def test_key_is_made_once_and_is_the_owners_alone(data: Path) -> None:
    key = make_signing_key(data)

    assert len(key) == 64
    assert make_signing_key(data) == key
    assert stat.S_IMODE(signing_key_path(data).stat().st_mode) == 0o600
    assert stat.S_IMODE(signing_key_path(data).parent.stat().st_mode) == 0o700


def test_token_signs_in_whom_it_names(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    key = make_signing_key(data)

    run(monkeypatch, "ann", "--data", str(data), "--hours", "1")

    caller = TokenSigner(key, "storage").read(capsys.readouterr().out.strip())
    assert (caller.user_name, caller.session, caller.function) == ("ann", None, None)


def test_key_may_come_from_the_environment(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIGNING_KEY", "k" * 40)

    run(monkeypatch, "ann")

    assert TokenSigner("k" * 40, "storage").read(capsys.readouterr().out.strip()).user_name == "ann"


@pytest.mark.parametrize("name", ["Ann", "", "a b", "../ann", "ann:x", "ann\n"])
def test_what_is_no_user_name_is_refused(data: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    make_signing_key(data)

    with pytest.raises(SystemExit, match="user name"):
        run(monkeypatch, name, "--data", str(data))


def test_album_that_never_ran_has_no_key(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match="scripts/run"):
        run(monkeypatch, "ann", "--data", str(data))
