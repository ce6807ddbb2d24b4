"""The browser's two cookies: its session, and that a person has signed in with it before."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Response, request

from functions.accounts.devices import Device as OpenedWith
from functions.accounts.devices import device_of
from functions.accounts.guesses import GuessSource
from functions.accounts.proofs.tickets import LASTS_MS
from functions.accounts.records import Session
from functions.accounts.sessions import SESSION_MS
from functions.shared.access.addresses import address, is_https
from functions.shared.access.credentials import COOKIE, Security
from functions.shared.access.origin import network_of
from functions.shared.access.tokens import Device, TokenSigner
from functions.shared.models.wire import new_id

PATH = "/function/"
DEVICE_COOKIE = "device"
DEVICE_PATH = "/function/accounts"
DEVICE_MS = 365 * 24 * 3600 * 1000
FLOW_COOKIE = "openid"
FLOW_MS = LASTS_MS


def guess_source(security: Security, user_name: str) -> GuessSource:
    """Where the current request comes from, which is about this name."""
    client = security.client()
    device = security.signer.device_of(request.cookies.get(DEVICE_COOKIE, ""), user_name)
    return GuessSource(network_of(client) if client else None, device)


def device() -> OpenedWith:
    """What the current request comes from, as it says."""
    return device_of(request.headers.get("User-Agent", ""))


def signed_in(response: Response, signer: TokenSigner, token: str, session: Session) -> Response:
    _set(response, _Cookie(COOKIE, token, PATH, SESSION_MS), session.created_at)
    given = request.cookies.get(DEVICE_COOKIE, "")
    device = signer.device_of(given, session.user_name)
    if device is None or device.uid != session.uid:
        device = Device(new_id(), session.uid)
    known = signer.for_device(session.user_name, device, session.created_at + DEVICE_MS)
    _set(response, _Cookie(DEVICE_COOKIE, known, DEVICE_PATH, DEVICE_MS), session.created_at)
    return response


def flow_begun(response: Response, ticket: str, now: int) -> Response:
    """The browser alone that goes to the provider can finish what was begun."""
    _set(response, _Cookie(FLOW_COOKIE, ticket, DEVICE_PATH, FLOW_MS), now)
    return response


def flow_ticket() -> str:
    return request.cookies.get(FLOW_COOKIE, "")


def signed_out() -> Response:
    response = Response(status=204)
    response.delete_cookie(COOKIE, path=address(PATH), httponly=True, samesite="Strict", secure=is_https())
    return response


@dataclass(frozen=True)
class _Cookie:
    name: str
    value: str
    path: str
    lasts_ms: int


def _set(response: Response, cookie: _Cookie, now: int) -> None:
    response.set_cookie(
        cookie.name,
        cookie.value,
        max_age=cookie.lasts_ms // 1000,
        expires=datetime.fromtimestamp((now + cookie.lasts_ms) / 1000, UTC),
        path=address(cookie.path),
        httponly=True,
        samesite="Strict",
        secure=is_https(),
    )
