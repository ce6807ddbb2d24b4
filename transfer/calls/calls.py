"""Calls to an album at any gateway, patient with one that is busy or away for a while."""

import random
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final, TypeVar

import requests
import tenacity
from requests.adapters import BaseAdapter, HTTPAdapter
from requests.auth import AuthBase

from functions.shared.links import next_cursor
from transfer.calls.faults import Busy, Refused, Stopped, fault_of

Answer = TypeVar("Answer")
CONNECT_SECONDS: Final = 10.0
INTERRUPTED: Final = "Interrupted."


@dataclass(frozen=True)
class Call:
    """``path`` begins with the function's name; ``body`` is read from where it stands."""

    method: str
    path: str
    json: Any = None
    body: BinaryIO | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    stream: bool = False


@dataclass(frozen=True)
class Patience:
    """Seconds: the first wait, which doubles, the longest, all of one call together, and for one answer."""

    first: float = 0.5
    longest: float = 20.0
    whole: float = 300.0
    answer: float = 65.0


class Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Calls:
    """Safe to use from many threads. ``ended`` is set to have all that waits end."""

    def __init__(
        self, gateway: str, at_once: int, patience: Patience | None = None, adapter: BaseAdapter | None = None
    ) -> None:
        """``adapter``: what carries the calls, if not connections that are kept open."""
        self.gateway = gateway.rstrip("/")
        self.ended = threading.Event()
        self._patience = patience or Patience()
        self._session = requests.Session()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, adapter or HTTPAdapter(pool_connections=1, pool_maxsize=at_once))

    def sign_with(self, token: str) -> None:
        # As what requests calls auth: else it would prefer a password from a .netrc.
        self._session.auth = Bearer(token)

    def call(self, call: Call) -> requests.Response:
        """The 2xx answer to a call that may be repeated, whose body is no file. Raises Refused or Stopped."""
        return self.patiently(lambda: self.once(call))

    def pages(self, path: str) -> Iterator[list[dict[str, Any]]]:
        """Of a list, newest first, to its end."""
        joint = "&" if "?" in path else "?"
        query = first = f"{joint}limit=500"
        while query:
            answer = self.call(Call("GET", path + query))
            yield answer.json()
            cursor = next_cursor(answer.headers)
            query = f"{first}&cursor={cursor}" if cursor else ""

    def patiently(self, action: Callable[[], Answer]) -> Answer:
        """What the action gives at last: it is begun again for as long as it is Busy, or broken off."""
        if self.ended.is_set():
            raise Stopped(INTERRUPTED)
        waits = tenacity.wait_random_exponential(self._patience.first, self._patience.longest)

        def wait(state: tenacity.RetryCallState) -> float:
            fault = state.outcome.exception() if state.outcome else None
            asked = fault.retry_after if isinstance(fault, Busy) else None
            # And a little more, each its own: all that was sent away would else come back at once.
            return waits(state) if asked is None else asked + random.uniform(0, self._patience.first)

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type((Busy, requests.RequestException)),
            wait=wait,
            stop=tenacity.stop_before_delay(self._patience.whole) | tenacity.stop_when_event_set(self.ended),
            sleep=tenacity.sleep_using_event(self.ended),
            reraise=True,
        )
        try:
            return retrying(action)
        except Busy as error:
            raise Refused(str(error)) from error
        except requests.RequestException as error:
            raise Stopped(f"The album at {self.gateway} cannot be reached any more.") from error

    def once(self, call: Call) -> requests.Response:
        """Raises Busy, Refused, Stopped or requests' own."""
        response = self._session.request(
            call.method,
            f"{self.gateway}/function{call.path}",
            json=call.json,
            data=call.body,
            headers=dict(call.headers),
            stream=call.stream,
            timeout=(CONNECT_SECONDS, self._patience.answer),
            allow_redirects=False,
        )
        if response.ok and not response.is_redirect:
            return response
        raise fault_of(response)
