"""The edge of every function: routes that validate, problem documents, sign-in, one log line a request."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final, TypeAlias

from flask import Flask, Response, g, request
from pydantic import BaseModel
from werkzeug.exceptions import HTTPException

from functions.shared import openapi
from functions.shared.answers import answer, http_problem, problem, unexpected_problem
from functions.shared.auth import Caller, Standing, TokenSigner, is_own_origin
from functions.shared.digest import require_digest
from functions.shared.errors import (
    AlbumError,
    NotFound,
    NotSignedIn,
    Unavailable,
    UpstreamFailed,
)
from functions.shared.log import call_id, log, new_call_id
from functions.shared.models import Health
from functions.shared.parsing import parse_json, parse_path, parse_query

JSON_LIMIT: Final = 1024 * 1024
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
COOKIE: Final = "session"


Check: TypeAlias = Callable[[], None]
"""Raises Unavailable if something that a function needs is not there."""


@dataclass(frozen=True)
class Security:
    """How a function knows its callers."""

    signer: TokenSigner
    standing: Standing


class Api:
    """A Flask application whose routes are declared with the types of what they take and give."""

    def __init__(
        self, function: str, security: Security, *, needs: Mapping[str, Check], max_body: int = JSON_LIMIT
    ) -> None:
        self.function = function
        self.app = Flask(function, static_folder=None)
        self.app.config["MAX_CONTENT_LENGTH"] = max_body
        self.app.url_map.strict_slashes = False
        self.app.url_map.merge_slashes = False
        self._security = security
        self._needs = needs
        self._operations: list[openapi.Operation] = []
        self._install()

    def route(
        self,
        method: str,
        rule: str,
        summary: str,
        *,
        answers: Mapping[int, Any],
        body: openapi.Body = None,
        body_required: bool = True,
        query: type[BaseModel] | None = None,
        signed_in: bool = True,
        errors: Sequence[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
        """Declare an operation.

        The view gets the path's parameters, ``caller`` where the call must be signed in, and ``body`` and
        ``query`` as the models given; a raw ``body`` it reads from the request itself.
        """
        operation = openapi.Operation(
            method, rule, summary, answers, body, body_required, query, signed_in, errors, headers or {}
        )
        self._operations.append(operation)

        def register(view: Callable[..., Response]) -> Callable[..., Response]:
            def call(**path: str) -> Response:
                return view(**self._arguments(operation, path))

            self.app.add_url_rule(
                rule,
                endpoint=f"{method} {rule}",
                view_func=call,
                methods=[method],
                provide_automatic_options=False,
            )
            return view

        return register

    def authenticate(self) -> Caller:
        """The caller of the current request; NotSignedIn if there is none, or the session has ended."""
        caller, token = self._read_token()
        if caller.session is not None:
            self._security.standing.require(caller.session, token)
        g.user_name, g.caller = caller.user_name, caller.function
        return caller

    def _read_token(self) -> tuple[Caller, str]:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if token:
            if scheme.lower() != "bearer":
                raise NotSignedIn("Only Bearer tokens are understood.")
            return self._security.signer.read(token.strip()), token.strip()
        token = request.cookies.get(COOKIE, "")
        if not token:
            raise NotSignedIn("Sign in first.")
        hosts = {request.host, request.headers.get("X-Forwarded-Host", request.host)}
        own = is_own_origin(request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site"), hosts)
        if request.method not in SAFE_METHODS and not own:
            raise NotSignedIn("A cookie does not sign in a request from another site.")
        return self._security.signer.read(token), token

    def _arguments(self, operation: openapi.Operation, path: dict[str, str]) -> dict[str, Any]:
        arguments: dict[str, Any] = {}
        if operation.signed_in:
            arguments["caller"] = self.authenticate()
        arguments |= parse_path(path, request.method)
        if operation.query is not None:
            arguments["query"] = parse_query(operation.query, request.args)
        if isinstance(operation.body, type):
            body = request.get_data(cache=False)
            require_digest(request.headers.get("Content-Digest"), body)
            arguments["body"] = parse_json(operation.body, body)
        return arguments

    def _install(self) -> None:
        self.app.before_request(_start)
        self.app.after_request(self._finish)
        self.app.register_error_handler(AlbumError, problem)
        self.app.register_error_handler(HTTPException, http_problem)
        self.app.register_error_handler(Exception, unexpected_problem)
        self.route(
            "GET", "/healthz", "Whether this function can work", answers={200: Health}, signed_in=False
        )(self._healthz)
        self.route("GET", "/openapi.json", "This document", answers={200: dict[str, Any]}, signed_in=False)(
            self._openapi
        )

    def _healthz(self) -> Response:
        missing = [name for name, check in self._needs.items() if not _passes(check)]
        if missing:
            error = Unavailable(", ".join(missing), f"Not there: {', '.join(missing)}.")
            return problem(error, missing=missing)
        return answer(Health(function=self.function))

    def _openapi(self) -> Response:
        return answer(openapi.document(self.function, _version(), self._operations))

    def _finish(self, response: Response) -> Response:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Cache-Control", "no-store")
        log.info(
            "request",
            method=request.method,
            path=request.path,
            status=response.status_code,
            ms=round((time.perf_counter() - g.started) * 1000, 1),
            user=g.get("user_name"),
            caller=g.get("caller"),
            problem=g.get("problem"),
        )
        return response


def _start() -> None:
    g.started = time.perf_counter()
    call_id.set(request.headers.get("X-Call-Id") or new_call_id())


def _passes(check: Check) -> bool:
    try:
        check()
    except (Unavailable, UpstreamFailed, NotFound):
        return False
    return True


def _version() -> str:
    try:
        return version("smart-album")
    except PackageNotFoundError:
        return "0"
