"""A sign-in provider at an address that Chromium can open."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from playwright.sync_api import Page
from werkzeug.serving import make_server

from tests.house.provider import StandInProvider
from tests.redis_server import free_port


@contextmanager
def serving() -> Iterator[StandInProvider]:
    port = free_port()
    provider = StandInProvider(issuer=f"http://localhost:{port}")
    server = make_server("localhost", port, provider, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield provider
    server.shutdown()
    thread.join()
    server.server_close()


def consent(page: Page, subject: str) -> None:
    """On the provider's own page."""
    page.get_by_placeholder("sub").fill(subject)
    page.get_by_role("button", name="Authorize", exact=True).click()
