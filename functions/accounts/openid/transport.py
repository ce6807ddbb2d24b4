"""The only way out to the provider: bounded in time and bytes, encrypted, and to where it was asked alone."""

import time
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

CONNECT_SECONDS: Final = 4.0
SILENT_SECONDS: Final = 5.0
WHOLE_SECONDS: Final = 10.0
MOST_BYTES: Final = 512 * 1024
PIECE: Final = 16 * 1024


class TooMuch(requests.RequestException):
    """More than a provider has to say, or over a longer time."""


class Redirected(requests.RequestException):
    """Elsewhere is not who was asked."""


def is_safe(url: str) -> bool:
    """Encrypted, or on this machine alone."""
    parts = urlsplit(url)
    if not parts.hostname or parts.username is not None or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname))


class BoundedAdapter(HTTPAdapter):
    """Reads each answer whole before anything looks at it, follows no redirect, and ends what takes long."""

    def send(  # noqa: PLR0917 -- as requests has it
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        if not is_safe(request.url or ""):
            raise requests.exceptions.InvalidURL("Neither https nor this machine.")
        until = time.monotonic() + WHOLE_SECONDS
        limits = (CONNECT_SECONDS, SILENT_SECONDS)
        response = super().send(request, True, limits, verify, cert, proxies)
        with response:
            if response.is_redirect:
                raise Redirected("It sends us elsewhere.", response=response)
            _read(response, until)
        return response


def _read(response: requests.Response, until: float) -> None:
    pieces, size = [], 0
    try:
        for piece in response.raw.stream(PIECE, decode_content=True):
            pieces.append(piece)
            size += len(piece)
            if size > MOST_BYTES or time.monotonic() > until:
                raise TooMuch("Too long an answer.", response=response)
    except HTTPError as error:
        raise requests.ConnectionError(error) from None
    response._content = b"".join(pieces)
    response._content_consumed = True  # type: ignore[attr-defined]


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
