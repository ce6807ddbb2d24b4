"""The provider as the album speaks with it: where people are sent, and what a code is exchanged for."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import requests
from authlib.common.errors import AuthlibBaseError
from requests.adapters import HTTPAdapter

from functions.accounts.openid.discovery import Discovery, Metadata, away
from functions.accounts.openid.settings import ProviderSettings
from functions.accounts.openid.tokens import TokenReader
from functions.shared.errors import NotSignedIn

CODE_REFUSED: Final = "The provider does not accept this sign-in: it was used already, or took too long."
SWAPPED: Final = "The provider tells of two different people in one sign-in."


class Provider:
    def __init__(self, settings: ProviderSettings, transport: HTTPAdapter, clock: Callable[[], int]) -> None:
        self.settings = settings
        self._discovery = Discovery(settings.issuer, transport, clock)
        self.tokens = TokenReader(settings, self._discovery, clock)

    def address(self, redirect: str, state: str, nonce: str, verifier: str, *, again: bool) -> str:
        """Where the person is sent. ``again``: to show who it is, though signed in there."""
        metadata = self._discovery.metadata()
        prompt = {"prompt": "login", "max_age": "0"} if again else {}
        with self._client(metadata, redirect) as client:
            made: tuple[str, str] = client.create_authorization_url(
                metadata.authorization_endpoint, state=state, code_verifier=verifier, nonce=nonce, **prompt
            )
        return made[0]

    def tells_issuer(self) -> bool:
        """Whether it says who it is in each answer (RFC 9207)."""
        return self._discovery.metadata().authorization_response_iss_parameter_supported

    def exchange(self, code: str, redirect: str, verifier: str, nonce: str) -> "Exchanged":
        """Raises NotSignedIn if the code or what it gives is not good, Unavailable if nobody answers."""
        metadata = self._discovery.metadata()

        def ask(transport: HTTPAdapter) -> Mapping[str, Any]:
            with self._client(metadata, redirect) as client:
                client.mount("https://", transport)
                client.mount("http://", transport)
                try:
                    return dict(
                        client.fetch_token(
                            metadata.token_endpoint,
                            grant_type="authorization_code",
                            code=code,
                            code_verifier=verifier,
                            redirect_uri=redirect,
                            allow_redirects=False,
                        )
                    )
                except (AuthlibBaseError, requests.HTTPError, ValueError) as error:
                    raise _refused(error) from None

        token: Mapping[str, Any] = self._discovery.call(ask)
        access_token = str(token.get("access_token", ""))
        claims = self.tokens.id_token(str(token.get("id_token", "")), nonce, access_token)
        return Exchanged(self, claims, access_token)

    def user_info(self, access_token: str, subject: str) -> Mapping[str, Any]:
        """More claims, where it has an address for them; NotSignedIn if they are of somebody else."""
        endpoint = self._discovery.metadata().userinfo_endpoint
        if endpoint is None:
            return {}

        def ask(transport: HTTPAdapter) -> requests.Response:
            with requests.Session() as session:
                session.mount("https://", transport)
                session.mount("http://", transport)
                headers = {"Authorization": f"Bearer {access_token}", "Accept": "application/json"}
                response = session.get(endpoint, headers=headers, allow_redirects=False)
            response.raise_for_status()
            return response

        try:
            told = self._discovery.call(ask).json()
        except ValueError:
            raise away("its user info is no JSON") from None
        if not isinstance(told, dict) or told.get("sub") != subject:
            raise NotSignedIn(SWAPPED)
        return told

    def _client(self, metadata: Metadata, redirect: str) -> Any:
        # Most albums have no provider, and none should start later for it.
        from authlib.integrations.requests_client import OAuth2Session  # noqa: PLC0415

        settings = self.settings
        return OAuth2Session(
            settings.client_id,
            settings.client_secret,
            token_endpoint_auth_method=_auth_method(settings, metadata),
            scope=settings.scopes,
            redirect_uri=redirect,
            code_challenge_method="S256",
        )


class Exchanged:
    """Who has signed in there, as the provider has signed it."""

    def __init__(self, provider: Provider, claims: Mapping[str, Any], access_token: str) -> None:
        self._provider = provider
        self._access_token = access_token
        self.claims = claims

    @property
    def subject(self) -> str:
        return str(self.claims["sub"])

    def all_claims(self) -> Mapping[str, Any]:
        """With those that the provider tells elsewhere; what is signed counts more."""
        return {**self._provider.user_info(self._access_token, self.subject), **self.claims}


def _auth_method(settings: ProviderSettings, metadata: Metadata) -> str:
    if settings.client_secret is None:
        return "none"
    supported = metadata.token_endpoint_auth_methods_supported
    return "client_secret_basic" if "client_secret_basic" in supported else "client_secret_post"


def _refused(error: Exception) -> Exception:
    response = getattr(error, "response", None)
    if response is not None and response.status_code >= requests.codes.server_error:
        return away(f"its token endpoint answers {response.status_code}")
    if getattr(error, "error", "") in ("invalid_client", "unauthorized_client"):
        return away("it does not know this client: OIDC_CLIENT_ID and OIDC_CLIENT_SECRET")
    return NotSignedIn(CODE_REFUSED)
