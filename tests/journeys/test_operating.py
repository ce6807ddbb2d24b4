"""An album by invitation, as its operator starts it: first invitation, role, a backup from the page."""

import re
import subprocess
import time
from pathlib import Path
from typing import Any

import requests

from tests.journeys.running_album import ROOT, RunningAlbum

LONGEST_SECONDS = 120


def command(album: RunningAlbum, name: str, *arguments: str) -> str:
    line = [str(ROOT / "scripts" / name), *arguments, "--data", str(album.data)]
    environment = {"PATH": "/usr/bin:/bin"}
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def sign_up(album: RunningAlbum, name: str, invitation: str | None) -> requests.Response:
    body = {"userName": name, "password": "correct horse"} | (
        {"invitation": invitation} if invitation else {}
    )
    return requests.post(f"{album.url}/function/accounts/", json=body, timeout=60)


def printed_invitation(album: RunningAlbum) -> str:
    until = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < until:
        if found := re.search(r"/invitation#(\S+)", "".join(album.output)):
            return found[1]
        time.sleep(0.1)
    raise AssertionError("".join(album.output))


def last_task(album: RunningAlbum, token: str) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {token}"}
    url = f"{album.url}/function/photos/operator/tasks"
    until = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < until:
        told = requests.get(url, headers=headers, timeout=60).json()
        if told["tasks"] and told["tasks"][0]["state"] in ("done", "failed"):
            task: dict[str, Any] = told["tasks"][0]
            return task
        if not told["tasks"] and told["canBackUp"]:
            requests.post(url, json={"kind": "backup"}, headers=headers, timeout=60).raise_for_status()
        time.sleep(0.2)
    raise AssertionError(told)


def test_album_by_invitation_from_its_first_start_to_a_backup(tmp_path: Path) -> None:
    environment = {"SIGN_UP": "invited", "BACKUP_DIR": str(tmp_path / "backups")}
    album = RunningAlbum(tmp_path / "data", environment).start()
    try:
        assert sign_up(album, "ann", None).status_code == 403
        token = sign_up(album, "ann", printed_invitation(album)).json()["token"]
        assert command(album, "operator", "ann") == "ann is an operator now.\n"
        link = command(album, "invite", "--note", "for Bob").strip()
        assert sign_up(album, "bob", link.partition("#")[2]).status_code == 201

        task = last_task(album, token)

        assert (task["kind"], task["state"], task["by"]) == ("backup", "done", "ann")
        assert (tmp_path / "backups" / "complete").is_file()
        # Started again, it prints none, and who has an account signs in as before.
        album.stop()
        album.output.clear()
        album.start()
        body = {"userName": "ann", "password": "correct horse"}
        signed_in = requests.post(f"{album.url}/function/accounts/session", json=body, timeout=60)
        assert signed_in.status_code == 200
        assert "invitation#" not in "".join(album.output)
    finally:
        album.stop()
