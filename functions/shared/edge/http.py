"""The edge of every function: routes that validate, problem documents, sign-in, one log line a request."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

from flask import Flask, Response, g, request
from pydantic import BaseModel
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from functions.shared.access.addresses import Outside, address, tell_addresses
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import Security, presented_token, refuse_other_sites
from functions.shared.access.origin import network_of
from functions.shared.edge import openapi
from functions.shared.edge.admission import ADMISSION, Resume
from functions.shared.edge.answers import answer, http_problem, problem, restrict, unexpected_problem
from functions.shared.edge.awaited import answer_awaited
from functions.shared.edge.operations import Operation
from functions.shared.edge.parsing import parse_json, parse_path, parse_query
from functions.shared.errors import (
    AlbumError,
    NotFound,
    Refused,
    Unavailable,
    UnsupportedType,
    UpstreamFailed,
)
from functions.shared.log import Deed, call_id, call_id_of, client_of_call, keeps_deeds, log
from functions.shared.models.digest import require_digest
from functions.shared.models.wire import Health

JSON_LIMIT: Final = 1024 * 1024
PARSED_LIMIT: Final = 70 * 1024 * 1024
"""Of JSON that has a photo in it, 50 MiB as base64: parsing holds it several times in memory."""
Check: TypeAlias = Callable[[], None]
"""Raises Unavailable or Refused if something that a function needs is not there."""
View: TypeAlias = Callable[..., Response]
HEALTH: Final = Operation(
    "GET", "/healthz", "Whether this function can work", answers={200: Health}, signed_in=False
)
DOCUMENT: Final = Operation(
    "GET", "/openapi.json", "This document", answers={200: dict[str, Any]}, signed_in=False
)


class Api:
    """A Flask application whose routes are declared with the types of what they take and give."""

    def __init__(
        self,
        function: str,
        security: Security,
        *,
        needs: Mapping[str, Check],
        max_body: int = JSON_LIMIT,
        keep_deed: Callable[[Deed], None] | None = None,
    ) -> None:
        """``keep_deed`` keeps a record of what is told the log as audit."""
        self.function = function
        # No module has the function's name, and whatever else has it is not where the application lies.
        self.app = Flask(function, static_folder=None, root_path=str(Path(__file__).parent))
        self.app.config["MAX_CONTENT_LENGTH"] = max_body
        self.app.url_map.strict_slashes = False
        self.app.url_map.merge_slashes = False
        tell_addresses(self.app, Outside(security.public_urls, security.trusted_proxies))
        self._security = security
        self._keep_deed = keep_deed
        self._needs = needs
        self._operations: list[Operation] = []
        self._methods: dict[str, set[str]] = {}
        self._described: dict[str, Any] = {}
        self._install()

    def add(self, operation: Operation, view: View) -> None:
        """Have the view answer the operation.

        It gets the path's parameters, ``caller`` where the call must be signed in, and ``body`` and ``query``
        as the models that the operation names; a raw ``body`` it reads from the request itself.
        """
        method, rule = operation.method, operation.rule
        self._operations.append(operation)
        self._methods.setdefault(rule, set()).update({"GET", "HEAD"} if method == "GET" else {method})

        def call(**path: str) -> Response:
            arguments = self._arguments(operation, path)
            if _asks_for_admission():
                return _admitted(operation.resume)
            if isinstance(operation.body, type):
                arguments["body"] = self._json(operation.body, arguments.get("caller"))
            return view(**arguments)

        self.app.add_url_rule(
            rule,
            endpoint=f"{method} {rule}",
            view_func=call,
            methods=[method],
            provide_automatic_options=False,
        )

    def authenticate(self, scope: Scope, *, shares: bool = False) -> Caller:
        """The caller of the current request; NotSignedIn if there is none, Forbidden without the scope."""
        guest = self._security.guest() if shares else None
        caller = guest or self._security.caller()
        g.user_name, g.caller, g.key, g.share = caller.user_name, caller.function, caller.key, caller.share
        caller.require(scope)
        if scope is Scope.OPERATOR:
            self._security.require_operator(caller)
        return caller

    def watch(self, caller: Caller) -> Callable[[], None]:
        """What raises NotSignedIn once the current request's caller has signed out or ended.

        For requests that take their time; it may be called after this one's end, too.
        """
        return partial(self._security.require_standing, caller, presented_token())

    def _arguments(self, operation: Operation, path: dict[str, str]) -> dict[str, Any]:
        arguments: dict[str, Any] = {}
        if operation.signed_in:
            arguments["caller"] = self.authenticate(operation.needed_scope, shares=operation.shares)
            if not _was_admitted():
                self._count(operation, arguments["caller"])
        else:
            refuse_other_sites()
        arguments |= parse_path(path, request.method)
        if operation.query is not None:
            arguments["query"] = parse_query(operation.query, request.args)
        return arguments

    def _json(self, model: type[BaseModel], caller: Caller | None) -> BaseModel:
        request.max_content_length = min(self.app.config["MAX_CONTENT_LENGTH"], PARSED_LIMIT)
        body = request.get_data(cache=False)
        if caller is not None:
            # The body took its time, in which its sender may have ended, and another taken the name.
            self.watch(caller)()
        require_digest(request.headers.get("Content-Digest"), body)
        return parse_json(model, body)

    def _count(self, operation: Operation, caller: Caller) -> None:
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
        keeps_deeds.set(self._keep_deed)

    def _install(self) -> None:
        self.app.before_request(self._start)
        self.app.before_request(self._require_method)
        self.app.before_request(_require_plain_body)
        self.app.after_request(self._finish)
        self.app.register_error_handler(AlbumError, problem)
        self.app.register_error_handler(HTTPException, http_problem)
        self.app.register_error_handler(Exception, unexpected_problem)
        self.add(HEALTH, self._healthz)
        self.add(DOCUMENT, self._openapi)

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
        if g.get("is_admission"):
            return response
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
        answer_awaited(response)
        return response


def wanted_etags() -> frozenset[str] | None:
    """Of If-Match: what is read for the current request must have one of them; None where any will do."""
    wanted = request.if_match
    return frozenset(wanted.as_set()) if wanted and not wanted.star_tag else None


def _asks_for_admission() -> bool:
    return ADMISSION in request.environ and not _was_admitted()


def _was_admitted() -> bool:
    return ADMISSION in request.environ and request.environ[ADMISSION].is_granted


def _admitted(resume: Resume | None) -> Response:
    """Nobody sees it: the request comes again with its body."""
    request.environ[ADMISSION].grant(resume(dict(request.headers)) if resume else None)
    g.is_admission = True
    return Response(status=204)


def _require_plain_body() -> None:
    """Raises UnsupportedType for one that is compressed: its bytes would be taken for what they stand for."""
    if _codings("Content-Encoding") - {"", "identity"}:
        raise UnsupportedType("A body must come as it is, without a Content-Encoding.")
    if _codings("Transfer-Encoding") - {"", "chunked"}:
        raise UnsupportedType("A body may come in chunks, and not coded in another way.")


def _codings(header: str) -> set[str]:
    return {coding.strip() for coding in request.headers.get(header, "").lower().split(",")}


def _passes(check: Check) -> bool:
    try:
        check()
    except (Unavailable, Refused, UpstreamFailed, NotFound):
        return False
    return True
