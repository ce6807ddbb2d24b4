"""The edge of every function: routes that validate, problem documents, sign-in, one log line a request."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

from flask import Flask, Response, g, request
from pydantic import BaseModel
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from functions.shared import openapi
from functions.shared.addresses import Outside, address, tell_addresses
from functions.shared.answers import answer, http_problem, problem, restrict, unexpected_problem
from functions.shared.auth import Caller, Scope
from functions.shared.credentials import SAFE_METHODS, Security, presented_token, refuse_other_sites
from functions.shared.digest import require_digest
from functions.shared.errors import AlbumError, NotFound, Refused, Unavailable, UpstreamFailed
from functions.shared.log import call_id, call_id_of, client_of_call, log
from functions.shared.models.wire import Health
from functions.shared.origin import network_of
from functions.shared.parameters import Header
from functions.shared.parsing import parse_json, parse_path, parse_query
from functions.shared.rates import Rate

JSON_LIMIT: Final = 1024 * 1024
Check: TypeAlias = Callable[[], None]
"""Raises Unavailable or Refused if something that a function needs is not there."""


class Api:
    """A Flask application whose routes are declared with the types of what they take and give."""

    def __init__(
        self, function: str, security: Security, *, needs: Mapping[str, Check], max_body: int = JSON_LIMIT
    ) -> None:
        self.function = function
        # No module has the function's name, and whatever else has it is not where the application lies.
        self.app = Flask(function, static_folder=None, root_path=str(Path(__file__).parent))
        self.app.config["MAX_CONTENT_LENGTH"] = max_body
        self.app.url_map.strict_slashes = False
        self.app.url_map.merge_slashes = False
        tell_addresses(self.app, Outside(security.public_urls, security.trusted_proxies))
        self._security = security
        self._needs = needs
        self._operations: list[openapi.Operation] = []
        self._methods: dict[str, set[str]] = {}
        self._described: dict[str, Any] = {}
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
        scope: Scope | None = None,
        shares: bool = False,
        rate: Rate | None = None,
        errors: Sequence[int] = (),
        headers: Mapping[str, Header] | None = None,
    ) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
        """Declare an operation.

        The view gets the path's parameters, ``caller`` where the call must be signed in, and ``body`` and
        ``query`` as the models given; a raw ``body`` it reads from the request itself. ``scope`` is what an
        API key needs: by default to read for safe methods, to write for others. ``shares``: also for who
        has opened a link; it is the view that looks whether the link's share stands and reaches so far.
        """
        operation = openapi.Operation(
            method,
            rule,
            summary,
            answers,
            body,
            body_required,
            query,
            signed_in,
            scope or (Scope.READ if method in SAFE_METHODS else Scope.WRITE),
            shares,
            rate,
            errors,
            headers or {},
        )
        self._operations.append(operation)
        self._methods.setdefault(rule, set()).update({"GET", "HEAD"} if method == "GET" else {method})

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

    def authenticate(self, scope: Scope, *, shares: bool = False) -> Caller:
        """The caller of the current request; NotSignedIn if there is none, Forbidden without the scope."""
        guest = self._security.guest() if shares else None
        caller = guest or self._security.caller()
        g.user_name, g.caller, g.key, g.share = caller.user_name, caller.function, caller.key, caller.share
        caller.require(scope)
        return caller

    def watch(self, caller: Caller) -> Callable[[], None]:
        """What raises NotSignedIn once the current request's caller has signed out or ended.

        For requests that take their time; it may be called after this one's end, too.
        """
        return partial(self._security.require_standing, caller, presented_token())

    def _arguments(self, operation: openapi.Operation, path: dict[str, str]) -> dict[str, Any]:
        arguments: dict[str, Any] = {}
        if operation.signed_in:
            arguments["caller"] = self.authenticate(operation.scope, shares=operation.shares)
            self._count(operation, arguments["caller"])
        else:
            refuse_other_sites()
        arguments |= parse_path(path, request.method)
        if operation.query is not None:
            arguments["query"] = parse_query(operation.query, request.args)
        if isinstance(operation.body, type):
            body = request.get_data(cache=False)
            if operation.signed_in:
                # The body took its time, in which its sender may have ended, and another taken the name.
                self.watch(arguments["caller"])()
            require_digest(request.headers.get("Content-Digest"), body)
            arguments["body"] = parse_json(operation.body, body)
        return arguments

    def _count(self, operation: openapi.Operation, caller: Caller) -> None:
        """Per user, and per network where it is known; what a function asks for was counted before it."""
        if operation.rate is None or caller.function is not None:
            return
        operation.rate.count(f"user {caller.user_name}")
        if client := self._security.client():
            operation.rate.count(f"network {network_of(client)}")

    def _require_method(self) -> None:
        """An address of its own is no id or key: that it could be one opens it to no other method."""
        methods = self._methods.get(request.path)
        if methods is not None and request.method not in methods:
            raise MethodNotAllowed(sorted(methods))

    def _start(self) -> None:
        g.started = time.perf_counter()
        call_id.set(call_id_of(request.headers.get("X-Call-Id")))
        client = self._security.client()
        client_of_call.set(None if client is None else str(client))

    def _install(self) -> None:
        self.app.before_request(self._start)
        self.app.before_request(self._require_method)
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
        # Once: it takes longer than most of what it describes.
        self._described = self._described or openapi.document(self.function, self._operations)
        here = {"servers": [{"url": address(f"/function/{self.function}")}]}
        return answer(self._described | here)

    def _finish(self, response: Response) -> Response:
        restrict(response)
        log.info(
            "request",
            method=request.method,
            path=request.path,
            status=response.status_code,
            ms=round((time.perf_counter() - g.started) * 1000, 1),
            user=g.get("user_name"),
            caller=g.get("caller"),
            key=g.get("key"),
            share=g.get("share"),
            problem=g.get("problem"),
        )
        return response


def _passes(check: Check) -> bool:
    try:
        check()
    except (Unavailable, Refused, UpstreamFailed, NotFound):
        return False
    return True
