"""Storage's answers on what it holds, for as long as a test's storage gives none of its own."""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.wrappers import Request, Response

from functions.shared.stores.files import FileBlobs
from tests.house.wsgi import Application

DEFAULT_LIMIT = 100


class ListingStorage:
    """A WSGI application in front of another; ``ages`` are seconds by key, of objects that are not new."""

    def __init__(self, storage: Application, blobs: FileBlobs, clock: Callable[[], int]) -> None:
        self.ages: dict[str, float] = {}
        self._usual_age = 0.0
        self._storage = storage
        self._blobs = blobs
        self._clock = clock

    def age_all(self, seconds: float) -> None:
        """All objects, but those with an age of their own."""
        self._usual_age = seconds

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        if (request.method, request.path) == ("GET", "/objects"):
            return self._list(request)(environ, start_response)
        if request.method == "POST" and request.path.endswith("/verify"):
            return self._verify(request.path[1:].removesuffix("/verify"))(environ, start_response)
        return self._storage(environ, start_response)

    def _list(self, request: Request) -> Response:
        prefix, limit = request.args["prefix"], int(request.args.get("limit", DEFAULT_LIMIT))
        keys = sorted(key for key in self._blobs.keys(prefix) if key > request.args.get("cursor", ""))
        listed = [self._describe(key) for key in keys[:limit]]
        response = Response(json.dumps(listed), mimetype="application/json")
        if len(keys) > limit:
            address = f"/function/storage/objects?prefix={prefix}&cursor={keys[limit - 1]}"
            response.headers["Link"] = f'<{address}>; rel="next"'
        return response

    def _describe(self, key: str) -> dict[str, object]:
        info = self._blobs.info(key)
        assert info is not None
        stored_at = self._clock() - int(self.ages.get(key, self._usual_age) * 1000)
        return {"key": key, "size": info.size, "sha256": info.sha256, "storedAt": stored_at}

    def _verify(self, key: str) -> Response:
        info = self._blobs.info(key)
        if info is None:
            return Response('{"detail": "none"}', 404, mimetype="application/problem+json")
        found = hashlib.sha256(b"".join(self._blobs.read(key, 0, info.size))).hexdigest()
        fields = {"key": key, "size": info.size, "sha256": info.sha256, "intact": found == info.sha256}
        return Response(json.dumps(fields), mimetype="application/json")
