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
        self.review_version: str | None = "stand-in-review/00000001"
        self.score = 0.0
        self.reviews = 0
        self.knows = "review"
        self.gone = False
        """Whether no object that it is asked about is there."""
        self.says_that_it_labels: str | None = None
        self.see(("person", 0.9), ("dog", 0.7), ("person", 0.5))

    def see(self, *found: tuple[str, float]) -> None:
        """Answer every photo with these classes and confidences from now on."""
        self._answer = seen(*found)

    def label(self, *found: tuple[str, float]) -> None:
        """Give every picture these labels from now on."""
        self.labels = list(found)

    def judge(self, score: float) -> None:
        """Give every picture that is to be judged this score from now on; from 0.5 on it is held."""
        self.score = score

    def be_of_before(self, knows: str = "") -> None:
        """As recognition was before there were reviews, or with ``""`` before there were labels."""
        self.knows = knows

    def be_of_today(self) -> None:
        self.knows = "review"

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
        makers = self._makers()
        said = {"model": "stand-in-labels", "version": self.says_that_it_labels}
        labels = said if self.says_that_it_labels else makers["labels"]
        described = json.dumps(
            {
                "model": self.MODEL,
                "version": self.version,
                "labels": labels if self.knows else None,
                "review": makers["review"] if self.knows == "review" else None,
            }
        )
        return Response(described, 503 if self._answer.status == 503 else 200, mimetype="application/json")

    def _recognise(self, request: Request) -> Response:
        wanted = json.loads(request.get_data())
        if self.gone or (request.path == "/found" and not self.knows):
            return _problem(Answer(404))
        if "review" in wanted.get("parts", ()) and self.knows != "review":
            return _problem(Answer(422))
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
        makers = self._makers()
        review = None
        if "review" in parts and makers["review"]:
            self.reviews += len(boxes)
            review = {"score": self.score, "held": self.score >= 0.5}
        labels = [{"class": label, "conf": conf, "isFor": "picture"} for label, conf in self.labels]
        lacking = {"detail": "There is no classifier.", "retryAfter": self.labels_come_in}
        return {
            "images": [{"detections": each, "labels": labels, "review": review} for each in boxes],
            "madeBy": {part: makers[part] for part in parts if makers[part]},
            "missing": {part: lacking for part in parts if not makers[part]},
        }

    def _makers(self) -> dict[str, dict[str, str] | None]:
        versions = {"labels": self.labels_version, "review": self.review_version}
        others = {
            part: {"model": f"stand-in-{part}", "version": version} if version else None
            for part, version in versions.items()
        }
        return {"detections": {"model": self.MODEL, "version": self.version}, **others}


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
