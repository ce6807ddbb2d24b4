"""The routes of an album, as the functions' own documents tell them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.test import Client
from werkzeug.wrappers import Response

from tests.house.wsgi import Application

FUNCTIONS = ("accounts", "storage", "albums", "photos", "thumbnail", "recognition", "recognition-web")


@dataclass(frozen=True)
class Route:
    function: str
    method: str
    path: str
    described: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.function}: {self.method} {self.path}"

    @property
    def statuses(self) -> set[int]:
        return {int(status) for status in self.described["responses"]}


def document(app: Application) -> dict[str, Any]:
    found: dict[str, Any] = Client(app, Response).get("/openapi.json").get_json()
    return found


def routes(function: str, app: Application) -> list[Route]:
    return [
        Route(function, method.upper(), path, described)
        for path, methods in document(app)["paths"].items()
        for method, described in methods.items()
    ]
