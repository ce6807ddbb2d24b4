"""The gateway calls nobody on a stranger's behalf, and on people's only whom the operator allows."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address

import pytest
import requests
from yarl import URL

from functions.onemachine.gateway.callbacks import AllowedCallbacks, Callback, allowed_callbacks
from functions.onemachine.gateway.refusals import Refused
from functions.onemachine.options import read_options
from tests.onemachine.calls import answer_to
from tests.onemachine.echo import API_KEY, SIGNED_IN
from tests.onemachine.street import LONGEST, Street

BEARER = {"Authorization": f"Bearer {SIGNED_IN}"}
COOKIE = {"Cookie": f"session={SIGNED_IN}"}


def ask(street: Street, callback: str, path: str = "/echo/", **headers: str) -> requests.Response:
    sent = {name.replace("_", "-"): value for name, value in headers.items()} or BEARER
    return requests.post(
        f"{street.url}/async-function{path}",
        headers={**sent, "X-Callback-Url": callback},
        timeout=LONGEST,
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Mine": "nothing that signs in"},
        {"Authorization": "Bearer forged"},
        {"Authorization": "Bearer sak_forged"},
        {"Authorization": f"Basic {SIGNED_IN}"},
        {"Cookie": "session=forged"},
        {**COOKIE, "Origin": "http://evil.example"},
        {**COOKIE, "Sec-Fetch-Site": "cross-site"},
    ],
    ids=str,
)
def test_stranger_has_nobody_called(street: Street, headers: dict[str, str]) -> None:
    reply = ask(street, street.callback_url, **headers)

    assert reply.status_code == 401
    assert reply.headers["Content-Type"].startswith("application/problem+json")
    assert reply.headers["WWW-Authenticate"].startswith("Bearer ")
    assert street.told.empty()


@pytest.mark.parametrize("headers", [BEARER, {"Authorization": f"Bearer {API_KEY}"}, COOKIE], ids=str)
def test_who_is_signed_in_is_told(street: Street, headers: dict[str, str]) -> None:
    assert ask(street, street.callback_url, **headers).status_code == 202
    street.told.get(timeout=LONGEST)


def test_listener_gets_no_credentials(street: Street) -> None:
    ask(street, street.callback_url, Authorization=BEARER["Authorization"], Cookie="session=x")

    headers, answer = street.told.get(timeout=LONGEST)
    assert not {"authorization", "cookie"} & {name.lower() for name in headers}
    assert json.loads(answer)["headers"]["authorization"] == BEARER["Authorization"], "the function gets them"


def test_stranger_may_call_without_a_callback(street: Street) -> None:
    """As OpenFaaS lets them: whether they may is for the function to say."""
    assert requests.post(f"{street.url}/async-function/echo", timeout=LONGEST).status_code == 202


@pytest.mark.parametrize(
    ("callback", "status"),
    [
        ("no address", 400),
        ("ftp://localhost/", 400),
        ("file:///etc/passwd", 400),
        ("//localhost/", 400),
        ("http://", 400),
        ("http://ann:secret@localhost/", 400),
        ("http://localhost:99999/", 400),
        ("http://evil.example/", 403),
        ("http://localhost.evil.example/", 403),
        ("http://localhost@evil.example/", 400),
        ("http://10.0.0.1/", 403),
        ("http://169.254.169.254/latest/", 403),
        ("http://[fe80::1]/", 403),
        ("http://224.0.0.1/", 403),
        ("http://0.0.0.0/", 403),
        ("http://[::]/", 403),
        ("http://[::ffff:10.0.0.1]/", 403),
        ("http://2130706433/", 403),
        ("http://0x7f.1/", 403),
    ],
)
def test_callback_that_is_not_allowed_is_refused_at_once(street: Street, callback: str, status: int) -> None:
    reply = ask(street, callback)

    assert reply.status_code == status
    assert reply.json()["detail"].endswith(".")


def test_doubled_callback_is_refused(street: Street) -> None:
    twice = [f"X-Callback-Url: {street.callback_url}"] * 2

    answer = answer_to(street, "POST /async-function/echo HTTP/1.1", "Content-Length: 0", *twice)

    assert answer.startswith("HTTP/1.1 400 ")


def test_nobody_follows_where_a_listener_leads(street: Street) -> None:
    moved = street.callback_url.replace("/told", "/moved")

    ask(street, moved, "/echo/first")
    ask(street, street.callback_url, "/echo/second")

    _, answer = street.told.get(timeout=LONGEST)
    assert json.loads(answer)["path"] == "/second"
    assert street.told.empty()


def check(allowed: AllowedCallbacks, address: str) -> Callback:
    # In a thread of its own: tests in a browser leave a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, allowed.check(address)).result()


@pytest.mark.parametrize("address", ["http://localhost/", "https://localhost:8443/x"])
def test_name_that_leads_to_a_private_address_needs_that_address_allowed(address: str) -> None:
    with pytest.raises(Refused):
        check(allowed_callbacks(["localhost"]), address)

    assert check(allowed_callbacks(["localhost", "127.0.0.0/8", "::1"]), address).addresses


def test_name_is_looked_up_once(street: Street) -> None:
    """What it means by then does not matter: this one means nothing at all."""
    url = URL(street.callback_url).with_host("hooks.example")

    street.do(Callback(url, (ip_address("127.0.0.1"),)).tell(b"answer", {}))

    headers, answer = street.told.get(timeout=LONGEST)
    assert (headers["Host"], answer) == (f"hooks.example:{url.port}", b"answer")


@pytest.mark.parametrize(
    ("arguments", "is_allowed"),
    [
        ([], True),
        (["--host", "0.0.0.0"], False),
        (["--public-url", "https://album.example"], False),
        (["--trusted-proxies", "1"], False),
        (["--callback-hosts", "hooks.example"], False),
        (["--host", "0.0.0.0", "--callback-hosts", "127.0.0.1"], True),
    ],
    ids=str,
)
def test_this_machine_is_called_only_for_who_sits_at_it(
    arguments: list[str], is_allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["scripts/run", *arguments])
    allowed = read_options().callbacks()

    if is_allowed:
        assert check(allowed, "http://127.0.0.1:9000/").addresses == (ip_address("127.0.0.1"),)
    else:
        with pytest.raises(Refused):
            check(allowed, "http://127.0.0.1:9000/")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--callback-hosts", "http://hooks.example/"),
        ("--callback-hosts", "hooks.example:443"),
        ("--callback-hosts", "10.0.0.1/8"),
        ("--callback-hosts", "*"),
        ("--public-url", "album.example"),
        ("--public-url", "ftp://album.example"),
        ("--trusted-proxies", "many"),
        ("--trusted-proxies", "10"),
    ],
)
def test_setting_that_is_wrong_ends_the_start_with_a_sentence(
    option: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["scripts/run", option, value])

    with pytest.raises(SystemExit):
        read_options()

    assert f"argument {option}: {value} is no" in capsys.readouterr().err
