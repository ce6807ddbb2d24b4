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
    """A WSGI application; ``requests`` are the images of each call, ``reached`` tells that one has come.

    A call gets the answer that was given last when it came, be it released later.
    """

    MODEL = "stand-in"

    def __init__(self) -> None:
        self.version = f"{self.MODEL}/00000001"
        self.requests: list[list[object]] = []
        self.reached = threading.Event()
        self._lock = threading.Condition()
        self._answer = Answer()
        self._next: list[Answer] = []
        self._hanging: list[threading.Event] = []
        self._hangs = False
        self.labels_version: str | None = "stand-in-labels/00000001"
        self.labels: list[tuple[str, float]] = []
        self.labels_come_in: int | None = None
        self.see(("person", 0.9), ("dog", 0.7), ("person", 0.5))

    def see(self, *found: tuple[str, float]) -> None:
        """Answer every photo with these classes and confidences from now on."""
        self._answer = seen(*found)

    def label(self, *found: tuple[str, float]) -> None:
        """Give every picture these labels from now on."""
        self.labels = list(found)

    def fail(self, answer: Answer) -> None:
        """Answer this from now on."""
        self._answer = answer

    def answer_next(self, answer: Answer) -> None:
        """Answer the next call so, and those after it as before."""
        self._next.append(answer)

    def hang(self) -> None:
        """Calls from now on are not answered before they are released."""
        self.reached.clear()
        self._hangs = True

    def hang_no_more(self) -> None:
        """Those that hang go on hanging, those that come do not."""
        self._hangs = False

    def release(self) -> None:
        self._hangs = False
        for gate in self._hanging:
            gate.set()

    def await_requests(self, count: int) -> bool:
        """Whether so many calls have come in all, waited for as long as it takes."""
        with self._lock:
            return self._lock.wait_for(lambda: len(self.requests) >= count, RELEASED_WITHIN)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        response = self._describe(request.path) if request.method == "GET" else self._recognise(request)
        return response(environ, start_response)

    def _describe(self, path: str) -> Response:
        """Its health, and what it is."""
        if self._answer.status == 503 and path != "/healthz":
            return _problem(self._answer)
        labels = {"model": "stand-in-labels", "version": self.labels_version} if self.labels_version else None
        described = json.dumps({"model": self.MODEL, "version": self.version, "labels": labels})
        return Response(described, 503 if self._answer.status == 503 else 200, mimetype="application/json")

    def _recognise(self, request: Request) -> Response:
        wanted = json.loads(request.get_data())
        with self._lock:
            self.requests.append(wanted["images"])
            self._lock.notify_all()
            answer = self._next.pop(0) if self._next else self._answer
            gate = threading.Event()
            if self._hangs:
                self._hanging.append(gate)
            else:
                gate.set()
        self.reached.set()
        if not gate.wait(RELEASED_WITHIN):
            raise AssertionError("no test released this call")
        if answer.status != 200:
            return _problem(answer)
        if request.path == "/found":
            found = self._found(answer.body, wanted["parts"])
            return Response(json.dumps(found), mimetype="application/json")
        headers = {"X-Model": self.MODEL, "X-Model-Version": self.version}
        return Response(json.dumps(answer.body), mimetype="application/json", headers=headers)

    def _found(self, boxes: Any, parts: list[str]) -> object:
        makers = {
            "detections": {"model": self.MODEL, "version": self.version},
            "labels": self.labels_version and {"model": "stand-in-labels", "version": self.labels_version},
        }
        labels = [{"class": label, "conf": conf, "isFor": "picture"} for label, conf in self.labels]
        lacking = {"detail": "There is no classifier.", "retryAfter": self.labels_come_in}
        return {
            "images": [{"detections": each, "labels": labels} for each in boxes],
            "madeBy": {part: makers[part] for part in parts if makers[part]},
            "missing": {part: lacking for part in parts if not makers[part]},
        }


def seen(*found: tuple[str, float]) -> Answer:
    boxes = [
        {"class": label, "conf": confidence, "x1": 1, "y1": 2, "x2": 30, "y2": 40}
        for label, confidence in found
    ]
    return Answer(body=[boxes])


def _problem(answer: Answer) -> Response:
    fields = {"type": "about:blank", "title": "Not now", "status": answer.status, "detail": "It is broken."}
    if answer.status == 503:
        fields["missing"] = ["model"]
    response = Response(json.dumps(fields), answer.status, mimetype="application/problem+json")
    if answer.retry_after is not None:
        response.headers["Retry-After"] = str(answer.retry_after)
    return response
