"""Who imports or exports: secrets come from the environment or a prompt, never from the command line."""

import getpass
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

import requests

from transfer.calls.calls import Call, Calls
from transfer.calls.faults import Busy, Refused, Stopped

KEY: Final = "SMART_ALBUM_KEY"
PASSWORD: Final = "SMART_ALBUM_PASSWORD"  # noqa: S105 -- the variable's name
API_KEY: Final = "sak_"
EXPLANATION: Final = f"""\
Signs in with the API key in {KEY}, or as --user with the password in {PASSWORD},
which is asked for where it is not set. No secret is taken from the command line, which others can see."""


def sign_in(calls: Calls, user: str | None, environment: Mapping[str, str]) -> str:
    """The name of the user that the calls are made for from now on. Raises Stopped if nobody is let in."""
    try:
        # Once, and any answer will do: whoever mistyped an address should know it at once.
        with suppress(Busy, Refused):
            calls.once(Call("GET", "/accounts/healthz"))
    except requests.RequestException as error:
        raise Stopped(f"Nothing answers at {calls.gateway}.") from error
    try:
        return _by_key(calls, environment[KEY]) if KEY in environment else _by_name(calls, user, environment)
    except Refused as error:
        raise Stopped(str(error)) from error


def sign_out(calls: Calls, environment: Mapping[str, str]) -> None:
    """Ends the session that was made for this; as far as it can still be."""
    if KEY not in environment:
        with suppress(Busy, Refused, Stopped, requests.RequestException):
            calls.once(Call("DELETE", "/accounts/session"))


def _by_key(calls: Calls, key: str) -> str:
    calls.sign_with(key)
    path = "/accounts/key" if key.startswith(API_KEY) else "/accounts/session"
    return str(calls.call(Call("GET", path)).json()["userName"])


def _by_name(calls: Calls, user: str | None, environment: Mapping[str, str]) -> str:
    if user is None:
        raise Stopped(f"Set {KEY} to an API key, or name yourself: --user NAME.")
    password = environment.get(PASSWORD) or _ask(user, sys.stdin.isatty)
    body = {"userName": user, "password": password}
    session = calls.call(Call("POST", "/accounts/session", json=body)).json()
    calls.sign_with(session["token"])
    return str(session["userName"])


def _ask(user: str, is_someone_there: Callable[[], bool]) -> str:
    if not is_someone_there():
        raise Stopped(f"Nobody can be asked for a password here: set {KEY} or {PASSWORD}.")
    return getpass.getpass(f"Password of {user}: ")
