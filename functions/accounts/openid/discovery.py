"""What a provider tells of itself (OpenID Connect Discovery), and the keys that it signs with."""

from collections.abc import Callable
from threading import BoundedSemaphore, Lock
from typing import Annotated, Any, Final, TypeVar

import requests
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from pydantic import AfterValidator, BaseModel, ValidationError
from requests.adapters import HTTPAdapter

from functions.accounts.openid.transport import is_safe
from functions.shared.errors import Unavailable
from functions.shared.log import log

Answer = TypeVar("Answer")

KEPT_MS: Final = 3_600_000
FAILED_MS: Final = 5_000
"""A provider that is away is asked again after that, and not by every request meanwhile."""
KEYS_AGAIN_MS: Final = 60_000
"""An unknown key has the keys fetched again once; made-up ones no more often than this."""
AT_ONCE: Final = 3
"""Requests that may wait for the provider; the other threads are for people with passwords."""
AWAY: Final = "The sign-in provider does not answer as it should. Try again later, or sign in otherwise."


def _endpoint(url: str) -> str:
    if not is_safe(url):
        raise ValueError("is not https")
    return url


Endpoint = Annotated[str, AfterValidator(_endpoint)]


class Metadata(BaseModel):
    """As far as it matters here, with the defaults of the specification."""

    issuer: str
    authorization_endpoint: Endpoint
    token_endpoint: Endpoint
    jwks_uri: Endpoint
    userinfo_endpoint: Endpoint | None = None
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    id_token_signing_alg_values_supported: tuple[str, ...] = ("RS256",)
    authorization_response_iss_parameter_supported: bool = False


def away(why: str) -> Unavailable:
    """For the person; ``why`` is for the operator's log."""
    log.warning("OpenID provider", why=why)
    return Unavailable("sign-in provider", AWAY, FAILED_MS // 1000)


class Discovery:
    """Asks the configured issuer, and where that points to; remembers for an hour."""

    def __init__(self, issuer: str, transport: HTTPAdapter, clock: Callable[[], int]) -> None:
        self._issuer = issuer
        self._transport = transport
        self._clock = clock
        self._turns = BoundedSemaphore(AT_ONCE)
        self._lock = Lock()
        self._metadata: tuple[int, Metadata] | None = None
        self._keys: tuple[int, KeySet] | None = None
        self._failed_at: int | None = None

    def metadata(self) -> Metadata:
        """Raises Unavailable if the provider cannot be asked, or says what cannot be right."""
        known, now = self._metadata, self._clock()
        if known is not None and known[0] + KEPT_MS > now:
            return known[1]
        found = self._asked(self._fetch_metadata)
        self._metadata = (now, found)
        return found

    def keys(self) -> KeySet:
        known, now = self._keys, self._clock()
        if known is not None and known[0] + KEPT_MS > now:
            return known[1]
        return self._fetched_keys(now)

    def newer_keys(self) -> KeySet | None:
        """Where something is signed with an unknown key; None if they were fetched a moment ago."""
        with self._lock:
            known, now = self._keys, self._clock()
            if known is not None and known[0] + KEYS_AGAIN_MS > now:
                return None
            return self._fetched_keys(now)

    def call(self, ask: Callable[[HTTPAdapter], Answer]) -> Answer:
        """A call to the provider in its turn; Unavailable if it cannot be had."""
        if not self._turns.acquire(blocking=False):
            raise away("too many wait for it already")
        try:
            return ask(self._transport)
        except requests.RequestException as error:
            raise away(type(error).__name__) from None
        finally:
            self._turns.release()

    def _asked(self, fetch: Callable[[], Metadata]) -> Metadata:
        now = self._clock()
        if self._failed_at is not None and self._failed_at + FAILED_MS > now:
            raise Unavailable("sign-in provider", AWAY, FAILED_MS // 1000)
        try:
            found = fetch()
        except Unavailable:
            self._failed_at = now
            raise
        self._failed_at = None
        return found

    def _fetch_metadata(self) -> Metadata:
        url = f"{self._issuer.rstrip('/')}/.well-known/openid-configuration"
        try:
            found = Metadata.model_validate(self._json(url))
        except ValidationError as error:
            raise away(f"its description lacks {error.errors()[0]['loc']}") from None
        if found.issuer != self._issuer:
            raise away(f"it calls itself {found.issuer}")
        return found

    def _fetched_keys(self, now: int) -> KeySet:
        told = self._json(self.metadata().jwks_uri)
        try:
            keys = KeySet.import_key_set(told)
        except (JoseError, ValueError, TypeError, LookupError, AttributeError):
            raise away("its keys cannot be read") from None
        self._keys = (now, keys)
        return keys

    def _json(self, url: str) -> Any:
        def ask(transport: HTTPAdapter) -> requests.Response:
            with requests.Session() as session:
                session.mount("https://", transport)
                session.mount("http://", transport)
                response = session.get(url, headers={"Accept": "application/json"}, allow_redirects=False)
            response.raise_for_status()
            return response

        try:
            return self.call(ask).json()
        except ValueError:
            raise away(f"{url} gives no JSON") from None
