"""Who calls the house."""

from collections.abc import Mapping
from typing import Any

from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Response

from tests.house.pictures import jpeg
from tests.house.wsgi import Application


class Person:
    """Signed in by ``token``; calls functions as a program does, without a cookie."""

    def __init__(self, apps: Mapping[str, Application], name: str, token: str | None) -> None:
        self.apps = apps
        self.name = name
        self.token = token

    def call(
        self,
        method: str,
        function: str,
        path: str = "/",
        *,
        headers: Mapping[str, str] | None = None,
        json: object = None,
        data: bytes | str | None = None,
        query: Mapping[str, str | list[str]] | None = None,
    ) -> TestResponse:
        signed = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        content: dict[str, Any] = {"json": json} if json is not None else {"data": data}
        return Client(self.apps[function], Response, use_cookies=False).open(
            path, method=method, headers={**signed, **(headers or {})}, query_string=query, **content
        )

    def get(self, function: str, path: str = "/", /, **query: str | list[str]) -> TestResponse:
        return self.call("GET", function, path, query=query)

    def post(self, function: str, path: str = "/", json: object = None) -> TestResponse:
        return self.call("POST", function, path, json=json)

    def patch(self, function: str, path: str, json: object) -> TestResponse:
        return self.call("PATCH", function, path, json=json)

    def delete(self, function: str, path: str) -> TestResponse:
        return self.call("DELETE", function, path)

    def key(self, name: str) -> str:
        return f"incoming:{self.name}:{name}"

    def upload(self, name: str, data: bytes | None = None, content_type: str = "image/jpeg") -> str:
        """The key of an object that storage has now, of each name another unless ``data`` tells."""
        key = self.key(name)
        content = jpeg(note=name) if data is None else data
        reply = self.call("PUT", "storage", f"/{key}", data=content, headers={"Content-Type": content_type})
        assert reply.status_code in (200, 201), reply.text
        return key

    def make_album(self, name: str = "Holidays") -> str:
        reply = self.post("albums", json={"albumName": name})
        assert reply.status_code == 201, reply.text
        album_id: str = reply.get_json()["_id"]
        return album_id

    def add_photo(self, album_id: str, key: str, prefer: str = "wait=20") -> dict[str, Any]:
        body = {"albumId": album_id, "key": key}
        reply = self.call("POST", "photos", json=body, headers={"Prefer": prefer})
        assert reply.status_code in (200, 201, 202), reply.text
        photo: dict[str, Any] = reply.get_json()
        return photo

    def photo(self, photo_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.get("photos", f"/{photo_id}").get_json()
        return found
