"""Carries a Gateway's calls to applications in this process."""

import contextvars
import io
from typing import Any
from urllib.parse import unquote, urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Response

from tests.house.wsgi import Application

ADDRESS = "http://house"


class Network(HTTPAdapter):
    """``faults`` names functions that cannot be reached, each with what a call to it meets instead."""

    def __init__(self) -> None:
        super().__init__()
        self.apps: dict[str, Application] = {}
        self.faults: dict[str, requests.RequestException] = {}
        self.calls: list[tuple[str, str, str]] = []

    def send(self, request: requests.PreparedRequest, *_args: Any, **_options: Any) -> requests.Response:
        address = urlsplit(request.url or "")
        function, path = str(address.path).removeprefix("/function/").split("/", 1)
        self.calls.append((str(request.method), function, f"/{path}"))
        if function in self.faults:
            raise self.faults[function]
        # A copy: the callee's call id is its own, as it is in another process.
        reply = contextvars.copy_context().run(self._open, request, function, f"/{path}", str(address.query))
        return self.build_response(request, _received(reply, str(request.method)))

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
