"""A real OpenID provider, ``oidc-provider-mock``, that can be told to lie.

What it lacks is put around it: it checks PKCE, signs with a key that can be changed, tells when somebody
signed in, and says who it is in its answers (RFC 9207).
"""

import json
import re
import time
import warnings
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import Any, Final
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

import requests
import urllib3
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from requests.adapters import HTTPAdapter
from werkzeug.test import Client, run_wsgi_app
from werkzeug.wrappers import Response

from functions.accounts.openid.provider import Provider
from functions.accounts.openid.settings import ProviderSettings, SignUpRule
from functions.accounts.openid.tokens import LOGOUT_EVENT
from functions.shared.models.wire import new_id
from tests.house.clock import Clock

with warnings.catch_warnings():
    # It stands on authlib.jose, which warns of its end.
    warnings.simplefilter("ignore")
    import oidc_provider_mock

ISSUER: Final = "https://login.example"
CLIENT: Final = "smart-album"
NOBODY: Final = SignUpRule()
Claims = dict[str, Any]
Change = Callable[[Claims], Claims]


def unchanged(told: Claims) -> Claims:
    return told


@dataclass
class Lies:
    """What is changed of what it would say."""

    metadata: Change = unchanged
    claims: Change = unchanged
    user_info: Change = unchanged
    reply: Change = unchanged
    """The parameters with which the browser comes back."""
    token: Callable[[str], str] = str
    """The signed token, as text."""


@dataclass
class StandInProvider:
    """``asked`` are the paths of all requests so far."""

    issuer: str = ISSUER
    lies: Lies = field(default_factory=Lies)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._app = oidc_provider_mock.app()
        self._challenges: dict[str, str] = {}
        self.change_key()

    def change_key(self) -> None:
        self.key = RSAKey.generate_key(2048, auto_kid=True)

    def signed(self, claims: Claims) -> str:
        header = {"alg": "RS256", "kid": self.key.kid}
        return jwt.encode(header, claims, self.key, algorithms=["RS256"])

    def logout_token(self, **changed: Any) -> str:
        now = int(time.time())
        told = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 120, "jti": new_id()}
        return self.signed(told | {"events": {LOGOUT_EVENT: {}}} | changed)

    def tell_of(self, subject: str, **claims: Any) -> None:
        """What it knows of this person."""
        reply = Client(self._app, Response).put(f"/users/{subject}", json=claims)
        assert reply.status_code == 204, reply.text

    def visit(self, address: str, subject: str) -> dict[str, str]:
        """The browser at that address, and the person there consents; what it comes back with."""
        parts = urlsplit(address)
        reply = Client(self, Response).post(
            parts.path, query_string=parts.query, data={"sub": subject}, base_url=self.issuer
        )
        assert reply.status_code == 302, reply.text
        return dict(parse_qsl(urlsplit(reply.headers["Location"]).query))

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        self.asked.append(path)
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = BytesIO(body)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            response = self._answer(path, environ, body.decode())
        return response(environ, start_response)

    def _answer(self, path: str, environ: dict[str, Any], body: str) -> Response:
        if path == "/favicon.ico":
            return Response(status=204)
        if path == "/jwks":
            return _json(KeySet([self.key]).as_dict())
        if path == "/oauth2/token" and not self._proves(body):
            return _json({"error": "invalid_grant"}, 400)
        pieces, status, headers = run_wsgi_app(self._app, environ, buffered=True)
        answer = Response(b"".join(pieces), status, headers)
        if answer.status_code == 302:
            return self._sent_back(answer, environ)
        if answer.mimetype == "text/html":
            # Its style is somebody else's, far away.
            answer.set_data(re.sub(r"<link[^>]*>", "", answer.get_data(as_text=True)))
        if answer.status_code != 200 or answer.mimetype != "application/json":
            return answer
        return _json(self._changed(path, json.loads(answer.get_data())))

    def _changed(self, path: str, told: Claims) -> Claims:
        if path == "/.well-known/openid-configuration":
            more = {"issuer": self.issuer, "authorization_response_iss_parameter_supported": True}
            return self.lies.metadata(told | more)
        if path == "/userinfo":
            return self.lies.user_info(told)
        if path == "/oauth2/token" and "id_token" in told:
            claims = _claims_of(told["id_token"]) | {"iss": self.issuer, "auth_time": int(time.time())}
            return told | {"id_token": self.lies.token(self.signed(self.lies.claims(claims)))}
        return told

    def _sent_back(self, answer: Response, environ: dict[str, Any]) -> Response:
        parts = urlsplit(answer.headers["Location"])
        asked = dict(parse_qsl(environ["QUERY_STRING"]))
        told = dict(parse_qsl(parts.query)) | {"iss": self.issuer}
        if code := told.get("code"):
            assert asked["code_challenge_method"] == "S256"
            self._challenges[code] = asked["code_challenge"]
        query = urlencode({name: value for name, value in self.lies.reply(told).items() if value is not None})
        answer.headers["Location"] = urlunsplit(parts._replace(query=query))
        return answer

    def _proves(self, body: str) -> bool:
        """PKCE: the code is of who shows what its challenge was made of."""
        form = {name: values[0] for name, values in parse_qs(body).items()}
        digest = sha256(form.get("code_verifier", "").encode()).digest()
        shown = urlsafe_b64encode(digest).rstrip(b"=").decode()
        return self._challenges.get(form.get("code", "")) == shown


class InProcess(HTTPAdapter):
    """The way to the provider without a socket; ``fault`` is what a call meets instead."""

    def __init__(self, provider: StandInProvider) -> None:
        super().__init__()
        self._provider = provider
        self.fault: requests.RequestException | None = None

    def send(self, request: requests.PreparedRequest, *_args: Any, **_options: Any) -> requests.Response:
        if self.fault is not None:
            raise self.fault
        parts = urlsplit(str(request.url))
        reply = Client(self._provider, Response).open(
            parts.path,
            method=str(request.method),
            base_url=f"{parts.scheme}://{parts.netloc}",
            query_string=parts.query,
            headers={name: str(value) for name, value in request.headers.items()},
            data=request.body,
        )
        received = urllib3.HTTPResponse(
            body=BytesIO(reply.data),
            headers=urllib3.HTTPHeaderDict(reply.headers.to_wsgi_list()),
            status=reply.status_code,
            preload_content=False,
        )
        return self.build_response(request, received)


def settings_for(issuer: str = ISSUER, sign_up: SignUpRule = NOBODY) -> ProviderSettings:
    return ProviderSettings(issuer, CLIENT, "a secret of this test", "Example Login", sign_up)


def provider_at(way: HTTPAdapter, sign_up: SignUpRule = NOBODY) -> Callable[[Clock], Provider]:
    """For a house: the album's side of it."""
    return lambda clock: Provider(settings_for(sign_up=sign_up), way, clock)


def _json(told: Any, status: int = 200) -> Response:
    return Response(json.dumps(told), status, mimetype="application/json")


def _claims_of(token: str) -> Claims:
    payload = token.split(".")[1]
    claims: Claims = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims
