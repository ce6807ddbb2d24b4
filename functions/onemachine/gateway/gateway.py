"""A gateway with OpenFaaS's contract: ``/function/NAME[.NAMESPACE][/PATH]``, asynchronous calls, health."""

from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import quote

import aiohttp
from aiohttp import web
from multidict import CIMultiDict

from functions.onemachine.gateway.answers import pass_on
from functions.onemachine.gateway.asynchronous import BODY_BYTES, AsynchronousCalls
from functions.onemachine.gateway.bodies import TooLong, TooSlow, arriving, held_if_small
from functions.onemachine.gateway.callbacks import AllowedCallbacks
from functions.onemachine.gateway.calling import Functions
from functions.onemachine.gateway.forwarding import public_host, public_prefix, request_headers
from functions.onemachine.gateway.known_hosts import KnownHosts
from functions.onemachine.gateway.patience import FOR_ANSWERS, FOR_BODIES, Patience
from functions.onemachine.gateway.refusals import Refused, problem
from functions.onemachine.gateway.serving import connection_of
from functions.shared.access.origin import client_address, network_of
from functions.shared.problems import WORDS
from functions.shared.public_urls import PublicUrls

UNCHANGED_IN_PATHS = "/:@!$&'()*+,;=~-._"
NOWHERE = PublicUrls()


class Gateway:
    def __init__(
        self,
        functions: Functions,
        hosts: KnownHosts,
        callbacks: AllowedCallbacks,
        *,
        public_urls: PublicUrls = NOWHERE,
        trusted_proxies: int = 0,
        for_bodies: Patience = FOR_BODIES,
        for_answers: Patience = FOR_ANSWERS,
    ) -> None:
        self._functions = functions
        self._hosts = hosts
        self._public_urls = public_urls
        self._trusted_proxies = trusted_proxies
        self._for_bodies = for_bodies
        self._for_answers = for_answers
        self._asynchronous = AsynchronousCalls(functions, callbacks)

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self._answer])
        app.router.add_get("/", self._welcome)
        app.router.add_get("/healthz", self._healthz)
        app.router.add_route("*", r"/function/{name:[^/]+}{path:[\s\S]*}", self._forward)
        app.router.add_post(r"/async-function/{name:[^/]+}{path:[\s\S]*}", self._accept)
        app.cleanup_ctx.append(self._opened)
        return app

    async def _opened(self, _: web.Application) -> AsyncIterator[None]:
        async with self._functions.opened():
            yield
            self._asynchronous.close()

    @web.middleware
    async def _answer(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        with connection_of(request).answering(request.content):
            try:
                self._require_known_host(request)
                return await handler(request)
            except Refused as refused:
                return problem(refused.status, refused.detail, refused.headers)
            except (web.HTTPNotFound, web.HTTPMethodNotAllowed) as error:
                allow = {"Allow": error.headers["Allow"]} if "Allow" in error.headers else {}
                return problem(error.status, WORDS[error.status], allow)
            except TooLong:
                return problem(413, "The body is larger than an asynchronous call takes.")
            except TooSlow:
                response = problem(408, WORDS[408])
                response.force_close()
                return response

    async def _welcome(self, request: web.Request) -> web.StreamResponse:
        host = public_host(request, self._trusted_proxies)
        prefix = self._public_urls.prefix(host, public_prefix(request, self._trusted_proxies))
        raise web.HTTPFound(f"{prefix}/function/recognition-web/")

    async def _healthz(self, request: web.Request) -> web.StreamResponse:
        return web.Response(text="OK")

    async def _forward(self, request: web.Request) -> web.StreamResponse:
        name = self._functions.named(request.match_info["name"])
        if name is None:
            return problem(404, "There is no function of this name.")
        headers = self._headers(request)
        try:
            async with await self._call_function(name, request, headers) as upstream:
                call = {"X-Call-Id": headers["X-Call-Id"]}
                return await pass_on(request, upstream, call, connection_of(request), self._for_answers)
        except aiohttp.ClientConnectorError:
            return problem(503, f"The function {name} is not running; it is being started again.")
        except TimeoutError:
            return problem(502, f"The function {name} took too long.")
        except (aiohttp.ClientError, ConnectionError):
            return problem(502, f"The function {name} broke off.")

    async def _call_function(
        self, name: str, request: web.Request, headers: CIMultiDict[str]
    ) -> aiohttp.ClientResponse:
        if not request.can_read_body:
            return await self._functions.request(request.method, name, _target(request), headers, None)
        arriving_body = arriving(request.content, self._for_bodies, connection_of(request))
        body = await held_if_small(arriving_body, request.content_length)
        try:
            return await self._functions.request(request.method, name, _target(request), headers, body)
        except aiohttp.ClientError as error:
            if arriving_body.is_too_slow:
                raise TooSlow from error
            raise

    async def _accept(self, request: web.Request) -> web.StreamResponse:
        """202 at once, even for a function that is not there, as OpenFaaS does."""
        if self._asynchronous.is_full:
            return problem(429, "Too many asynchronous calls are waiting.")
        headers = self._headers(request)
        callback = await self._asynchronous.callback(headers)
        body = await arriving(request.content, self._for_bodies, connection_of(request)).whole(BODY_BYTES)
        self._asynchronous.start(request.match_info["name"], _target(request), headers, body, callback)
        return web.Response(status=202, headers={"X-Call-Id": headers["X-Call-Id"]})

    def _headers(self, request: web.Request) -> CIMultiDict[str]:
        headers = request_headers(request, self._trusted_proxies)
        if self._trusted_proxies:
            client = client_address(headers["X-Forwarded-For"], self._trusted_proxies + 1)
            connection_of(request).network = network_of(client) if client else ""
        return headers

    def _require_known_host(self, request: web.Request) -> None:
        """Raises Refused for a name that is not the album's, in whichever place it stands."""
        sockname = request.transport.get_extra_info("sockname") if request.transport else None
        here = str(sockname[0]) if sockname else ""
        # The first is the target's, where that is a whole URL.
        hosts = {request.host, request.headers.get("Host", ""), public_host(request, self._trusted_proxies)}
        if not all(self._hosts.knows(host, here) for host in hosts):
            raise Refused(
                421,
                "The album does not answer to this host. If it is the album's, name it when you start it: "
                "scripts/run --public-url, or PUBLIC_URL.",
            )


def _target(request: web.Request) -> str:
    """Path and query as the function shall see them; the path decoded once, then encoded again."""
    path = request.match_info["path"] or "/"
    query = f"?{request.rel_url.raw_query_string}" if request.rel_url.raw_query_string else ""
    return quote(path if path.startswith("/") else f"/{path}", safe=UNCHANGED_IN_PATHS) + query
