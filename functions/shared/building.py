"""How a function's ``build`` gets what it stands on: a gateway client, and the security that callers pass."""

import time
from collections.abc import Callable
from functools import partial

from pydantic import TypeAdapter

from functions.shared.access.callers import Caller
from functions.shared.access.credentials import Security
from functions.shared.access.limits import Limits, PersonalLimits
from functions.shared.access.operators import OperatorCheck
from functions.shared.access.standing import STANDING_SECONDS, KeyHolder, KeyHolders, SessionCheck
from functions.shared.access.tokens import TokenSigner
from functions.shared.config import Settings
from functions.shared.errors import NotSignedIn
from functions.shared.gateway import GatewayClient, Request
from functions.shared.models.wire import Wire
from functions.shared.public_urls import PublicUrls
from functions.shared.replies import understood

ASK_SECONDS = 5.0
KEY_HOLDER = TypeAdapter(KeyHolder)
LIMITS = TypeAdapter(Limits)


class Role(Wire):
    """An older version of accounts knows no operators."""

    operator: bool = False


ROLE = TypeAdapter(Role)


def signer(settings: Settings, function: str) -> TokenSigner:
    previous = settings.signing_key_previous
    return TokenSigner(
        settings.signing_key.get_secret_value(),
        function,
        previous.get_secret_value() if previous is not None else None,
    )


def gateway(settings: Settings, function: str) -> GatewayClient:
    return GatewayClient(settings.gateway_url, signer(settings, function), sockets=settings.function_sockets)


def security(settings: Settings, function: str, gateway: GatewayClient) -> Security:
    own_signer = signer(settings, function)
    return asking_security(own_signer, gateway, settings.trusted_proxies, settings.public_urls())


def asking_security(
    signer: TokenSigner,
    gateway: GatewayClient,
    trusted_proxies: int,
    public_urls: PublicUrls,
    clock: Callable[[], float] = time.monotonic,
) -> Security:
    """Callers are known by their tokens; whether a session or an API key stands, ``accounts`` is asked."""
    standing = SessionCheck(partial(_stands, gateway), STANDING_SECONDS, clock)
    keys = KeyHolders(partial(_holder, gateway), STANDING_SECONDS, clock)
    operators = OperatorCheck(partial(_is_operator, gateway), STANDING_SECONDS, clock)
    return Security(signer, standing, keys, trusted_proxies, public_urls, operators)


def personal_limits(gateway: GatewayClient, clock: Callable[[], int]) -> PersonalLimits:
    """``clock``: milliseconds since the epoch."""
    return PersonalLimits(partial(_limits, gateway), lambda: clock() / 1000)


def _limits(gateway: GatewayClient, shown: str) -> Limits:
    reply = gateway.call("accounts", Request("GET", "/limits", ASK_SECONDS, token=shown))
    return understood(LIMITS, "accounts", reply)


def _stands(gateway: GatewayClient, token: str) -> bool:
    try:
        gateway.call("accounts", Request("GET", "/session", ASK_SECONDS, token=token))
    except NotSignedIn:
        return False
    return True


def _is_operator(gateway: GatewayClient, token: str) -> bool:
    try:
        reply = gateway.call("accounts", Request("GET", "/session", ASK_SECONDS, token=token))
    except NotSignedIn:
        return False
    return understood(ROLE, "accounts", reply).operator


def _holder(gateway: GatewayClient, key: str) -> Caller | None:
    try:
        reply = gateway.call("accounts", Request("GET", "/key", ASK_SECONDS, token=key))
    except NotSignedIn:
        return None
    return understood(KEY_HOLDER, "accounts", reply).caller()
