"""Requests whose bodies take so long that something else happens before their last byte."""

import io
import json
from collections.abc import Callable, Mapping

from werkzeug.test import EnvironBuilder, run_wsgi_app
from werkzeug.wrappers import Response

from tests.house import Person


class _SlowBody:
    """As PEP 3333 wants of ``wsgi.input`` no more than this."""

    def __init__(self, data: bytes, meanwhile: Callable[[], object]) -> None:
        self._first, self._last = io.BytesIO(data[:-1]), io.BytesIO(data[-1:])
        self._meanwhile = meanwhile

    def read(self, size: int = -1) -> bytes:
        if piece := self._first.read(size):
            return piece
        if self._last.tell() == 0:
            self._meanwhile()
        return self._last.read(size)


def call_slowly(
    person: Person,
    method: str,
    function: str,
    path: str,
    body: object,
    *,
    meanwhile: Callable[[], object],
    headers: Mapping[str, str] | None = None,
) -> Response:
    """``body``: bytes, or what is sent as JSON; ``meanwhile`` runs once, before its last byte arrives."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    told = {"Authorization": f"Bearer {person.token}", "Content-Type": "application/json", **(headers or {})}
    environ = EnvironBuilder(path=path, method=method, headers=told).get_environ()
    environ |= {"CONTENT_LENGTH": str(len(data)), "wsgi.input": _SlowBody(data, meanwhile)}
    content, status, answered = run_wsgi_app(person.apps[function], environ, buffered=True)
    return Response(content, status, answered)
