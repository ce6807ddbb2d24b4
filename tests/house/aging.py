"""Storage whose objects are as old as a test wants them."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.test import run_wsgi_app
from werkzeug.wrappers import Request, Response

from tests.house.wsgi import Application


class AgingStorage:
    """A WSGI application in front of another; ``ages`` are seconds by key, of objects that are not new."""

    def __init__(self, storage: Application, clock: Callable[[], int]) -> None:
        self.ages: dict[str, float] = {}
        self._usual_age = 0.0
        self._storage = storage
        self._clock = clock

    def age_all(self, seconds: float) -> None:
        """All objects, but those with an age of their own."""
        self._usual_age = seconds

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        if (request.method, request.path) != ("GET", "/objects"):
            return self._storage(environ, start_response)
        body, status, headers = run_wsgi_app(self._storage, environ)
        listed = Response(body, status, headers)
        if listed.status_code == 200:
            listed.set_data(json.dumps([self._aged(stored) for stored in json.loads(listed.get_data())]))
        return listed(environ, start_response)

    def _aged(self, stored: dict[str, Any]) -> dict[str, Any]:
        age = self.ages.get(stored["key"], self._usual_age)
        return stored | {"storedAt": self._clock() - int(age * 1000)}
