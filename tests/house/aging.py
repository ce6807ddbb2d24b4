"""Storage whose objects are as old as a test wants them."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.test import run_wsgi_app
from werkzeug.wrappers import Response

from tests.house.wsgi import Application


class AgingStorage:
    """A WSGI application around storage's own; ``ages`` are seconds by key, where they are not real."""

    def __init__(self, storage: Application, clock: Callable[[], int]) -> None:
        self.ages: dict[str, float] = {}
        self._usual_age: float | None = None
        self._storage = storage
        self._clock = clock

    def age_all(self, seconds: float) -> None:
        """All objects, but those with an age of their own."""
        self._usual_age = seconds

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if (environ["REQUEST_METHOD"], environ["PATH_INFO"]) != ("GET", "/objects"):
            return self._storage(environ, start_response)
        response = Response(*run_wsgi_app(self._storage, environ))
        if response.status_code == 200:
            response.set_data(json.dumps([self._aged(listed) for listed in json.loads(response.get_data())]))
        return response(environ, start_response)

    def _aged(self, listed: dict[str, Any]) -> dict[str, Any]:
        age = self.ages.get(listed["key"], self._usual_age)
        if age is None:
            return listed
        return listed | {"storedAt": self._clock() - int(age * 1000)}
