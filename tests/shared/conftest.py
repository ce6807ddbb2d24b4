"""Every function as it is built where it runs, and a client of the gateway with another end for its calls."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from flask import Flask

from functions.shared.access.tokens import TokenSigner
from functions.shared.gateway import GatewayClient
from tests.shared.upstream import Upstream, serving

KEY = "a signing key of this test, which is long enough"
FUNCTIONS = ("accounts", "storage", "albums", "photos", "thumbnail", "recognition", "recognition-web")


@pytest.fixture(scope="module", params=FUNCTIONS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp(request.param)
    environment = {
        "GATEWAY_URL": "http://127.0.0.1:1",
        "SIGNING_KEY": KEY,
        "BLOBS_URL": f"file:{folder / 'blobs'}",
        "METADATA_URL": f"sqlite:{folder / 'album.sqlite'}",
        "CACHE_DIR": str(folder / "cache"),
        "WEB_ROOT": str(folder / "web"),
        "WEIGHTS_DIR": str(folder / "weights"),
    }
    handler = import_module(f"functions.{request.param.replace('-', '_')}.handler")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        app: Flask = handler.build()
    return app


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with serving() as upstream:
        yield upstream


@pytest.fixture
def gateway(upstream: Upstream) -> GatewayClient:
    return GatewayClient(upstream.url, TokenSigner(KEY, "photos"))
