"""Every function as it is built where it runs."""

from importlib import import_module

import pytest
from flask import Flask

FUNCTIONS = ("accounts", "storage", "albums", "photos", "thumbnail", "recognition", "recognition-web")


@pytest.fixture(scope="module", params=FUNCTIONS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp(request.param)
    environment = {
        "GATEWAY_URL": "http://127.0.0.1:1",
        "SIGNING_KEY": "a signing key of this test, which is long enough",
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
