"""How a function's ``build`` gets what it stands on: a gateway client, and the security that callers pass."""

from functions.shared.auth import Standing, TokenSigner
from functions.shared.config import Settings
from functions.shared.errors import NotSignedIn
from functions.shared.gateway import Gateway, Request
from functions.shared.http import Security

ASK_SECONDS = 5.0


def signer(settings: Settings, function: str) -> TokenSigner:
    return TokenSigner(settings.signing_key.get_secret_value(), function)


def gateway(settings: Settings, function: str) -> Gateway:
    return Gateway(settings.gateway_url, signer(settings, function))


def security(settings: Settings, function: str, gateway: Gateway) -> Security:
    """Callers are known by their tokens; that a session still stands, ``accounts`` is asked."""

    def stands(token: str) -> bool:
        try:
            gateway.call("accounts", Request("GET", "/session", ASK_SECONDS, token=token))
        except NotSignedIn:
            return False
        return True

    return Security(signer(settings, function), Standing(stands))
