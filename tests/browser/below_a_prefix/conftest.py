"""An album behind a real nginx that takes a prefix away, and a Chromium that trusts its certificate."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import ARGUMENTS, DIST, LIGHT, browser_program, missing
from tests.journeys import nginx
from tests.journeys.nginx import Nginx
from tests.journeys.running_album import RunningAlbum

PREFIX = "/photos"


@contextmanager
def album_below_a_prefix(folder: Path, host: str, environment: Mapping[str, str]) -> Iterator[Nginx]:
    """``host``: by what name people find it."""
    if nginx.program() is None:
        missing("nginx is not installed")
    if not (DIST / "index.html").is_file():
        missing("the web client is not built: npm run build, in web-client")
    (folder / "nginx").mkdir()
    proxy = Nginx(folder / "nginx")
    settings = {
        "PICTURE_LABELS": "False",
        "PICTURE_REVIEW": "False",
        "PUBLIC_URL": f"{proxy.url.replace('127.0.0.1', host)}{PREFIX}",
        "TRUSTED_PROXIES": "1",
    }
    album = RunningAlbum(folder / "album", settings | dict(environment), LIGHT).start()
    yield proxy.start(album.url)
    proxy.stop()
    album.stop()


@pytest.fixture(scope="module")
def chromium(chromium: Browser) -> Iterator[Browser]:
    """A window's own ``ignore_https_errors`` does not reach its service worker."""
    arguments = [*ARGUMENTS, "--ignore-certificate-errors"]
    browser = chromium.browser_type.launch(executable_path=browser_program(), args=arguments)
    yield browser
    browser.close()
