"""Requests as a server hands them on, for what test clients would put right."""

from collections.abc import Sequence

from werkzeug.test import EnvironBuilder, run_wsgi_app
from werkzeug.wrappers import Response

from tests.house.people import Person


def call_raw(
    person: Person,
    method: str,
    function: str,
    path: str,
    data: bytes = b"",
    *,
    missing: int = 0,
    headers: Sequence[tuple[str, str]] = (),
) -> Response:
    """``path`` decoded, and not normalised; ``missing`` bytes are promised and never come."""
    signed = [("Authorization", f"Bearer {person.token}"), *headers]
    environ = EnvironBuilder(method=method, data=data, headers=signed).get_environ()
    environ["PATH_INFO"] = path.encode().decode("latin-1")
    environ["CONTENT_LENGTH"] = str(len(data) + missing)
    body, status, response_headers = run_wsgi_app(person.apps[function], environ)
    return Response(body, status, response_headers)
