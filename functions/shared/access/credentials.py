"""Signs a request in: a Bearer token or API key, or the browser's cookie where our own pages ask."""

from dataclasses import dataclass, field
from typing import Final

from flask import request

from functions.shared.access.addresses import own_hosts
from functions.shared.access.callers import Caller
from functions.shared.access.operators import OperatorCheck
from functions.shared.access.origin import Address, client_address, is_own_origin
from functions.shared.access.standing import KEY_PREFIX, KeyHolders, SessionCheck
from functions.shared.access.tokens import TokenSigner
from functions.shared.errors import Forbidden, NotSignedIn
from functions.shared.public_urls import PublicUrls

SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
COOKIE: Final = "session"


def _no_holder(_: str) -> Caller | None:
    return None


@dataclass(frozen=True)
class Security:
    """How a function knows its callers."""

    signer: TokenSigner
    standing: SessionCheck
    keys: KeyHolders = field(default_factory=lambda: KeyHolders(_no_holder))
    trusted_proxies: int = 0
    public_urls: PublicUrls = field(default_factory=PublicUrls)
    operators: OperatorCheck = field(default_factory=OperatorCheck)

    def caller(self) -> Caller:
        """Of the current request; NotSignedIn if there is none, or what it shows is good no longer."""
        given = _bearer()
        if given is not None and given.startswith(KEY_PREFIX):
            return self.keys.holder(given)
        token = given or _cookie()
        caller = self.signer.read(token)
        self.require_standing(caller, token)
        return caller

    def require_standing(self, caller: Caller, shown: str) -> None:
        """Raises NotSignedIn once the session or API key ends by whose text, ``shown``, the caller came."""
        if caller.key is not None:
            self.keys.holder(shown)
        if caller.session is not None:
            self.standing.require(caller.session, shown)

    def require_operator(self, caller: Caller) -> None:
        """Raises Forbidden unless the caller of this request has the operator's role, or the signing key."""
        self.operators.require(caller, presented_token)

    def guest(self) -> Caller | None:
        """Who has opened a link, if the current request shows that."""
        given = _bearer()
        return None if given is None else self.signer.share_of(given)

    def client(self) -> Address | None:
        """The address that the current request comes from, as far as our proxies tell."""
        return client_address(request.headers.get("X-Forwarded-For", ""), self.trusted_proxies)


def presented_token() -> str:
    """The token or API key of the current request, for whom it can be asked about; NotSignedIn if none."""
    return _bearer() or _cookie()


def refuse_other_sites() -> None:
    """Raises Forbidden for a form or script of another site: it could sign a browser in as someone else."""
    if request.method not in SAFE_METHODS and not _is_own():
        raise Forbidden("This can be asked for by this site's own pages only.")


def _bearer() -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if not token:
        return None
    if scheme.lower() != "bearer":
        raise NotSignedIn("Only Bearer tokens are understood.")
    return token.strip()


def _cookie() -> str:
    token = request.cookies.get(COOKIE, "")
    if not token:
        raise NotSignedIn("Sign in first.")
    if request.method not in SAFE_METHODS and not _is_own():
        raise NotSignedIn("A cookie does not sign in a request from another site.")
    return token


def _is_own() -> bool:
    return is_own_origin(request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site"), own_hosts())
