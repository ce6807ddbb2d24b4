"""A function that takes wishes, as long as its well is there."""

from typing import Any

import pytest
from flask import Flask, Response
from pydantic import BaseModel, ConfigDict

from functions.shared.access.credentials import Security
from functions.shared.access.standing import SessionCheck
from functions.shared.access.tokens import TokenSigner
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import Page
from functions.shared.errors import AlbumError
from functions.shared.models.wire import Id, Label


class Wish(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Label
    count: int = 1


class Broken:
    fault: AlbumError | None = None

    def check(self) -> None:
        if self.fault:
            raise self.fault


@pytest.fixture
def well() -> Broken:
    return Broken()


@pytest.fixture
def app(well: Broken) -> Flask:
    security = Security(TokenSigner("k" * 32, "accounts"), SessionCheck(lambda _: True))
    api = Api("accounts", security, needs={"wishing well": well.check})

    def wish(body: Wish) -> Response:
        return answer(body)

    api.add(Operation("POST", "/", "Wish", body=Wish, answers={200: dict[str, Any]}, signed_in=False), wish)

    def wishes(query: Page) -> Response:
        return answer([query.limit])

    api.add(Operation("GET", "/", "Wishes", query=Page, answers={200: list[Wish]}, signed_in=False), wishes)

    def one(id: Id) -> Response:
        return answer({"id": id})

    api.add(Operation("GET", "/wishes/<id>", "A wish", answers={200: Wish}, signed_in=False), one)

    return api.app
