"""Somebody who is signed in while others try something."""

import secrets
from typing import Any

from playwright.sync_api import BrowserContext


class Victim:
    """Signed in, in a browser of its own."""

    def __init__(self, context: BrowserContext, album_url: str) -> None:
        self.context = context
        self.page = context.new_page()
        self.base = f"{album_url}/function"
        self.name = f"victim-{secrets.token_hex(3)}"
        self.call("POST", "/accounts/", {"userName": self.name, "password": "correct horse"})

    def call(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        reply = self.context.request.fetch(self.base + path, method=method, data=body, **more)
        assert reply.ok, reply.text()
        return reply.json() if "json" in reply.headers.get("content-type", "") else None

    def albums(self) -> list[str]:
        return [album["albumName"] for album in self.call("GET", "/albums/")]

    def put(self, name: str, data: bytes, content_type: str) -> str:
        """The path of a stored object."""
        key = f"/storage/incoming:{self.name}:{name}"
        self.call("PUT", key, data, headers={"Content-Type": content_type})
        return key
