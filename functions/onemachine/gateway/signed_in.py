"""Whether a call to the gateway itself comes from somebody who is signed in: ``accounts`` knows."""

from collections.abc import Mapping
from http import HTTPStatus

from functions.onemachine.gateway.calling import Functions
from functions.onemachine.gateway.refusals import Refused
from functions.shared.access.origin import is_own_origin
from functions.shared.access.standing import KEY_PREFIX

SHOWN = ("Authorization", "Cookie", "X-Call-Id", "X-Forwarded-For", "X-Forwarded-Host")


async def require_signed_in(functions: Functions, headers: Mapping[str, str]) -> None:
    """Raises Refused for a call that changes something, unless its token, API key or cookie stands."""
    if "Authorization" not in headers and not _is_of_our_page(headers):
        raise _not_signed_in("Sign in first, or give an API key: this is not for strangers.")
    is_key = headers.get("Authorization", "").partition(" ")[2].strip().startswith(KEY_PREFIX)
    shown = {name: headers[name] for name in SHOWN if name in headers}
    status, _ = await functions.call("GET", "accounts", "/key" if is_key else "/session", shown)
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        raise _not_signed_in("The token or API key is not valid, or no longer.")
    if status != HTTPStatus.OK:
        raise Refused(503, "It cannot be found out now whether you are signed in.")


def _is_of_our_page(headers: Mapping[str, str]) -> bool:
    """A cookie comes along with what another site's page asks for, too."""
    hosts = {headers.get("Host", ""), headers["X-Forwarded-Host"]}
    is_own = is_own_origin(headers.get("Origin"), headers.get("Sec-Fetch-Site"), hosts)
    return "Cookie" in headers and is_own


def _not_signed_in(detail: str) -> Refused:
    return Refused(401, detail, {"WWW-Authenticate": 'Bearer realm="smart-album"'})
