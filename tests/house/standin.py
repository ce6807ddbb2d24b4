"""Recognition without a network: answers what it is told, fails as it is told, or hangs."""

import json
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from werkzeug.wrappers import Request, Response

RELEASED_WITHIN = 20.0


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: object = None
    retry_after: int | None = None


class StandInRecognition:
    """A WSGI application; ``requests`` are the keys of each call, ``reached`` tells that one hangs."""

    MODEL = "stand-in"

    def __init__(self) -> None:
        self.requests: list[list[str]] = []
        self.reached = threading.Event()
        self._answer = Answer()
        self._open = threading.Event()
        self._open.set()
        self.see(("person", 0.9), ("dog", 0.7), ("person", 0.5))

    def see(self, *found: tuple[str, float]) -> None:
        """Answer every photo with these classes and confidences from now on."""
        boxes = [
            {"class": label, "conf": confidence, "x1": 1, "y1": 2, "x2": 30, "y2": 40}
            for label, confidence in found
        ]
        self._answer = Answer(body=[boxes])

    def fail(self, answer: Answer) -> None:
        self._answer = answer

    def hang(self) -> None:
        self.reached.clear()
        self._open.clear()

    def release(self) -> None:
        self._open.set()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        response = self._health() if request.path == "/healthz" else self._recognise(request)
        return response(environ, start_response)

    def _health(self) -> Response:
        return Response("{}", 503 if self._answer.status == 503 else 200, mimetype="application/json")

    def _recognise(self, request: Request) -> Response:
        self.requests.append(json.loads(request.get_data())["images"])
        answer = self._answer
        self.reached.set()
        if not self._open.wait(RELEASED_WITHIN):
            raise AssertionError("no test released this call")
        if answer.status != 200:
            return _problem(answer)
        return Response(json.dumps(answer.body), mimetype="application/json", headers={"X-Model": self.MODEL})


def _problem(answer: Answer) -> Response:
    fields = {"type": "about:blank", "title": "Not now", "status": answer.status, "detail": "It is broken."}
    if answer.status == 503:
        fields["missing"] = ["model"]
    response = Response(json.dumps(fields), answer.status, mimetype="application/problem+json")
    if answer.retry_after is not None:
        response.headers["Retry-After"] = str(answer.retry_after)
    return response
