"""What the logs tell of a person's whole time with the album, and what they never tell."""

import json
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.journeys.running_album import Person, RunningAlbum

FIRST, SECOND, WRONG, MISPLACED, OF_LINK = (
    "first pass-phrase",
    "second pass-phrase",
    "wrong pass-phrase",
    "oops pass-phrase",
    "links pass-phrase",
)


class Journey:
    """``secrets`` are what was sent and given on the way and must not be found anywhere."""

    def __init__(self, album: RunningAlbum) -> None:
        self.base = f"{album.url}/function"
        self.secrets = [FIRST, SECOND, WRONG, MISPLACED, OF_LINK]

    def call(self, method: str, path: str, token: str = "", **more: Any) -> requests.Response:
        headers = {**more.pop("headers", {}), **({"Authorization": f"Bearer {token}"} if token else {})}
        reply = requests.request(method, self.base + path, headers=headers, timeout=60, **more)
        self.secrets += [cookie.value for cookie in reply.cookies if cookie.value]
        if reply.headers.get("Content-Type") == "application/json" and isinstance(reply.json(), dict):
            self.secrets += [reply.json()[name] for name in ("token", "key") if name in reply.json()]
        return reply

    def share(self, album_id: str, photo_id: str, token: str) -> None:
        """A link is made, opened, guessed at, looked through, and ended."""
        wanted = {"kind": "link", "password": OF_LINK}
        made = self.call("POST", f"/albums/{album_id}/shares", token, json=wanted).json()
        link = f"{self.base}/recognition-web/share#{made['token']}"
        self.call("GET", f"/recognition-web/share#{made['token']}", headers={"Referer": link})
        opening = {"token": made["token"], "password": WRONG}
        assert self.call("POST", "/albums/shares/open", json=opening).status_code == 403
        opening = {"token": made["token"], "password": OF_LINK}
        visit = self.call("POST", "/albums/shares/open", json=opening).json()["token"]
        for path in (f"/albums/{album_id}", f"/photos/{photo_id}/preview"):
            assert self.call("GET", path, visit).status_code == 200
        self.call("DELETE", f"/albums/{album_id}/shares/{made['_id']}", token)
        assert self.call("GET", f"/photos/{photo_id}/preview", visit).status_code == 401

    def sign_in(self, name: str, password: str) -> requests.Response:
        return self.call("POST", "/accounts/session", json={"userName": name, "password": password})


@pytest.fixture(scope="module")
def journey(album: RunningAlbum, shared_photos: Path) -> Journey:
    journey = Journey(album)
    person = Person(album, "olga", FIRST)
    journey.secrets.append(person.token)
    journey.sign_in("olga", WRONG)
    journey.sign_in(MISPLACED, WRONG)
    token = journey.sign_in("olga", FIRST).json()["token"]
    key = journey.call("POST", "/accounts/keys", token, json={"name": "s", "scope": "write"}).json()
    album_id = journey.call("POST", "/albums/", key["key"], json={"albumName": "A"}).json()["_id"]
    photo = person.upload(album_id, shared_photos / "zidane.jpg")
    journey.call("GET", f"/photos/?token={token}&key={key['key']}", key["key"])
    journey.call("GET", f"/recognition-web/?token={token}")
    journey.share(album_id, photo["_id"], token)
    journey.call("DELETE", f"/photos/{photo['_id']}", key["key"])
    journey.call("DELETE", f"/albums/{album_id}", key["key"])
    journey.call("DELETE", f"/accounts/keys/{key['_id']}", token)
    journey.call("GET", "/albums/", key["key"] + "x")
    change = {"password": FIRST, "newPassword": SECOND}
    token = journey.call("PUT", "/accounts/password", token, json=change).json()["token"]
    journey.call("DELETE", "/accounts/session", token)
    token = journey.sign_in("olga", SECOND).json()["token"]
    ended = journey.call("POST", "/accounts/delete", token, json={"password": SECOND})
    assert ended.status_code == 204
    return journey


def lines(album: RunningAlbum) -> list[dict[str, Any]]:
    logs = sorted((album.data / "logs").glob("*.log"))
    return [json.loads(line) for log in logs for line in log.read_text().splitlines() if line[:1] == "{"]


def test_logs_hold_no_password_token_or_key(album: RunningAlbum, journey: Journey) -> None:
    secrets = set(journey.secrets) | {(album.data / "secrets" / "signing-key").read_text()}
    # A token's signature and a key's last part are what is secret of them.
    secrets |= {secret.rpartition(".")[2] for secret in secrets}
    secrets |= {secret[-43:] for secret in secrets if secret.startswith(("sak_", "sal_"))}
    assert len(secrets) > 10

    for log in (album.data / "logs").iterdir():
        text = log.read_text()
        assert [secret for secret in secrets if secret in text] == []
    assert [secret for secret in secrets if secret in "".join(album.output)] == []


def test_audit_lines_tell_who_did_what_from_where(album: RunningAlbum, journey: Journey) -> None:
    audit = [line for line in lines(album) if line["event"] == "audit" and line.get("who") in ("olga", None)]

    told = [(line["what"], line["outcome"]) for line in audit if line.get("who") == "olga"]
    for done in (
        "sign-up",
        "sign-in",
        "make key",
        "delete key",
        "change password",
        "sign-out",
        "share album",
        "end share",
    ):
        assert (done, "done") in told, done
    assert told.count(("sign-in", "failed")) == 1
    for done in ("delete photo", "delete album", "delete account"):
        assert (done, "done") in told, done
    assert {line["from"] for line in audit} == {"127.0.0.1"}
    assert all(line["callId"] for line in audit)


def test_what_was_typed_for_a_name_that_is_none_is_not_told(album: RunningAlbum, journey: Journey) -> None:
    unknown = [line for line in lines(album) if line["event"] == "audit" and "who" not in line]

    assert {(line["what"], line["outcome"]) for line in unknown} == {
        ("sign-in", "failed"),
        ("open share", "failed"),
        ("open share", "done"),
    }


def test_thousand_guesses_from_one_address_leave_the_owner_in_peace(album: RunningAlbum) -> None:
    """Over the real gateway, which overwrites what the guesser says of where it comes from."""
    Person(album, "pia", FIRST)
    guesser = requests.Session()
    told: list[int] = []
    for number in range(1000):
        claimed = {"X-Forwarded-For": f"10.0.{number // 250}.{number % 250}"}
        guess = {"userName": "pia", "password": f"guess number {number}"}
        url = f"{album.url}/function/accounts/session"
        told.append(guesser.post(url, json=guess, headers=claimed, timeout=60).status_code)

    assert set(told) == {401, 429}
    # Windows of a minute and then longer: ten guesses in each that the thousand fall into.
    assert told.count(401) <= 20
    elsewhere = requests.Session()
    elsewhere.mount("http://", _From("127.0.0.2"))
    credentials = {"userName": "pia", "password": FIRST}
    signed_in = elsewhere.post(f"{album.url}/function/accounts/session", json=credentials, timeout=60)
    assert signed_in.status_code == 200


class _From(requests.adapters.HTTPAdapter):
    """Calls from another address of this machine."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options, source_address=(self._address, 0))
