"""What a provider signs: ID tokens (OpenID Connect Core 3.1.3.7), logout tokens (Back-Channel Logout 2.6)."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import BadSignatureError, ClaimError, InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from functions.accounts.openid.discovery import Discovery
from functions.accounts.openid.settings import ProviderSettings
from functions.shared.errors import Malformed, NotSignedIn

SKEW_SECONDS: Final = 120
LOGOUT_EVENT: Final = "http://schemas.openid.net/event/backchannel-logout"
LOGOUT_LASTS_SECONDS: Final = 600
LONGEST_SUBJECT: Final = 255
# Never "none", nor one by a shared secret: whoever knows that could sign for the provider.
ALGORITHMS: Final = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"}
)
WRONG: Final = {
    "iss": "What came back is from another provider than this album's.",
    "aud": "What came back was made for another application, not for this album.",
    "azp": "What came back was made for another application, not for this album.",
    "nonce": "What came back belongs to another sign-in than the one that was begun here.",
    "exp": "What came back has run out, or the provider's clock and this one differ.",
    "iat": "What came back has run out, or the provider's clock and this one differ.",
    "nbf": "What came back has run out, or the provider's clock and this one differ.",
    "at_hash": "What came back does not belong together.",
}
UNSIGNED: Final = "What came back is not signed by this album's provider."


class TokenReader:
    def __init__(self, settings: ProviderSettings, discovery: Discovery, clock: Callable[[], int]) -> None:
        self._settings = settings
        self._discovery = discovery
        self._clock = clock

    def id_token(self, text: str, nonce: str, access_token: str) -> Mapping[str, Any]:
        """Its claims. Raises NotSignedIn, with a sentence, if it is not ours, not now, or not signed."""
        try:
            token = self._decoded(text)
            expected = {
                "iss": {"essential": True, "value": self._settings.issuer},
                "aud": {"essential": True, "value": self._settings.client_id},
                "sub": {"essential": True},
            }
            asked = {
                "nonce": nonce,
                "client_id": self._settings.client_id,
                "access_token": access_token,
            }
            claims = CodeIDToken(token.claims, token.header, expected, asked)
            claims.validate(now=self._clock() // 1000, leeway=SKEW_SECONDS)
        except ClaimError as error:
            raise NotSignedIn(WRONG.get(error.claim, UNSIGNED)) from None
        except (JoseError, ValueError, TypeError):
            raise NotSignedIn(UNSIGNED) from None
        if len(claims["sub"]) > LONGEST_SUBJECT or not claims["sub"].isprintable():
            raise NotSignedIn(UNSIGNED)
        return dict(claims)

    def logout_token(self, text: str) -> Mapping[str, Any]:
        """Its claims. Raises Malformed unless the provider tells us of an end with it, just now."""
        try:
            token = self._decoded(text)
            registry = jwt.JWTClaimsRegistry(
                now=self._clock() // 1000,
                leeway=SKEW_SECONDS,
                iss={"essential": True, "value": self._settings.issuer},
                aud={"essential": True, "value": self._settings.client_id},
                iat={"essential": True},
                jti={"essential": True},
            )
            registry.validate(token.claims)
        except (JoseError, ValueError, TypeError):
            raise Malformed("This is no logout token of this album's provider.") from None
        claims = token.claims
        events = claims.get("events")
        is_old = claims["iat"] + LOGOUT_LASTS_SECONDS + SKEW_SECONDS < self._clock() // 1000
        is_one = isinstance(events, dict) and LOGOUT_EVENT in events and "nonce" not in claims
        if is_old or not is_one or not _names_whom(claims):
            raise Malformed("This is no logout token, or an old one.")
        return claims

    def _decoded(self, text: str) -> jwt.Token:
        try:
            return self._decode(text, self._discovery.keys())
        except (InvalidKeyIdError, BadSignatureError):
            newer = self._discovery.newer_keys()
            if newer is None:
                raise
            return self._decode(text, newer)

    def _decode(self, text: str, keys: KeySet) -> jwt.Token:
        told = self._discovery.metadata().id_token_signing_alg_values_supported
        return jwt.decode(text, keys, algorithms=sorted(ALGORITHMS.intersection(told)))


def _names_whom(claims: Mapping[str, Any]) -> bool:
    named = [claims[name] for name in ("sub", "sid") if name in claims]
    return bool(named) and all(isinstance(value, str) and value and value.isprintable() for value in named)
