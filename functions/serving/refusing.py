"""What the server itself has to say, in the words and the form of the functions."""

from flask import Flask

from functions.serving.answering import LITTLE_BYTES, Answer
from functions.serving.environ import Scope
from functions.shared.edge.answers import problem, restrict
from functions.shared.errors import AlbumError
from functions.shared.log import call_id, call_id_of, log


def refusal(app: Flask, error: AlbumError, scope: Scope, *, closing: bool) -> Answer:
    """``closing``: the client still waits to be asked for its body, and the connection is of no more use."""
    call_id.set(call_id_of(dict(scope["headers"]).get(b"x-call-id", b"").decode("latin-1")))
    with app.app_context():
        response = problem(error)
    restrict(response)
    if closing:
        response.headers["Connection"] = "close"
    log.info(
        "request",
        method=scope["method"],
        path=scope["path"],
        status=response.status_code,
        problem=error.detail,
    )
    answer = Answer(response, {"REQUEST_METHOD": scope["method"]}, lambda: LITTLE_BYTES)
    answer.begin()
    return answer
