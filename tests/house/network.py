"""Carries calls to applications in this process."""

import contextvars
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Response

from functions.shared.calls.messages import Answer, Call, Headers
from tests.house.wsgi import Application

ADDRESS = "http://house"


class Network(HTTPAdapter):
    """``faults`` names functions that cannot be reached, each with what a call to it meets instead.

    ``methods`` are those of all calls so far.
    """

    def __init__(self) -> None:
        super().__init__()
        self.apps: dict[str, Application] = {}
        self.faults: dict[str, requests.RequestException] = {}
        self.methods: list[str] = []
        self._left: dict[str, int] = {}
        self._hooks: dict[tuple[str, str], Callable[[], object]] = {}

    def fail_after(self, function: str, calls: int) -> None:
        """This function can be reached so many times yet."""
        self._left[function] = calls

    def before(self, function: str, method: str, hook: Callable[[], object]) -> None:
        """Once, just before the next such call arrives."""
        self._hooks[function, method] = hook

    def send(self, request: requests.PreparedRequest, *_args: Any, **_options: Any) -> requests.Response:
        address = urlsplit(request.url or "")
        function, path = str(address.path).removeprefix("/function/").split("/", 1)
        method = str(request.method)
        self.methods.append(method)
        self._run_hook(function, method)
        self._count_down(function)
        if function in self.faults:
            raise self.faults[function]
        # A copy: the callee's call id is its own, as it is in another process.
        reply = contextvars.copy_context().run(self._open, request, function, f"/{path}", str(address.query))
        return self.build_response(request, _received(reply, method))

    def _run_hook(self, function: str, method: str) -> None:
        hook = self._hooks.pop((function, method), None)
        if hook is not None:
            hook()

    def _count_down(self, function: str) -> None:
        if function not in self._left:
            return
        self._left[function] -= 1
        if self._left[function] < 0:
            del self._left[function]
            self.faults[function] = requests.ConnectionError("refused")

    def _open(self, request: requests.PreparedRequest, function: str, path: str, query: str) -> TestResponse:
        body = request.body
        return Client(self.apps[function], Response).open(
            unquote(path),
            method=request.method,
            query_string=query,
            headers=dict(request.headers),
            data=body.encode() if isinstance(body, str) else body,
        )


def _received(reply: TestResponse, method: str) -> urllib3.HTTPResponse:
    return urllib3.HTTPResponse(
        body=io.BytesIO(reply.data),
        headers=urllib3.HTTPHeaderDict(reply.headers.to_wsgi_list()),
        status=reply.status_code,
        preload_content=False,
        decode_content=False,
        request_method=method,
    )


@dataclass(frozen=True)
class Carried:
    """The same network as a GatewayClient calls it."""

    network: Network

    def send(self, call: Call) -> Answer:
        url = f"{ADDRESS}/function/{call.function}{call.target}"
        request = requests.Request(call.method, url, dict(call.headers), data=call.body).prepare()
        try:
            response = self.network.send(request)
        except requests.Timeout as error:
            raise TimeoutError from error
        except requests.RequestException as error:
            raise ConnectionError from error
        return Answer(response.status_code, Headers(response.headers.items()), iter([response.content]))
