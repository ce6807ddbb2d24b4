"""Answers: JSON of wire values, and every error as a problem document (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from flask import Response, g
from pydantic import BaseModel
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from functions.shared.edge.compression import compress
from functions.shared.errors import AlbumError
from functions.shared.json_text import encode
from functions.shared.log import call_id, log
from functions.shared.problems import PROBLEM, WORDS, problem_document
from functions.shared.statuses import ProtocolStatus

RESTRICTIONS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def restrict(response: Response) -> None:
    """What does not say otherwise is no page, is not kept, and is not for another site's pages."""
    for name, value in RESTRICTIONS.items():
        response.headers.setdefault(name, value)


def answer(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON response of a wire value, a list of them, or plain data."""
    response = Response(encode(_plain(value)), status, headers, mimetype="application/json")
    compress(response)
    return response


def problem(error: AlbumError, **more: Any) -> Response:
    """The error as a problem document, with the headers that belong to its status."""
    response = _document(error.status, error.detail, {**error.fields(), **more})
    response.headers.update(error.headers())
    g.problem = error.detail
    return response


def _document(status: HTTPStatus | ProtocolStatus, detail: str, more: Mapping[str, Any]) -> Response:
    return Response(encode(problem_document(status, detail, more)), status, mimetype=PROBLEM)


def http_problem(error: HTTPException) -> Response:
    """What Flask itself found wrong, in the house's words."""
    status = HTTPStatus(error.code or 500)
    detail = WORDS.get(status, "The request cannot be read, or broke off before it was complete.")
    response = _document(status, detail, {})
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response


def unexpected_problem(error: Exception) -> Response:
    log.exception("unexpected", error)
    return problem(
        AlbumError("Something went wrong here. It is logged under this call's id."), callId=call_id.get()
    )


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.to_wire() if hasattr(value, "to_wire") else value.model_dump(mode="json")
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
