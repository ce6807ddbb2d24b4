"""HTTP of API keys, which only a signed-in person makes, sees and deletes."""

from dataclasses import dataclass

from flask import Response

from functions.accounts.accounts import Accounts
from functions.accounts.api_keys import ApiKeys
from functions.accounts.changing.fresh import Freshness
from functions.accounts.edge.messages import KeyRequest, ListedKey, ShownKey
from functions.accounts.services import Services
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.standing import KeyHolder
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import Page, next_link
from functions.shared.errors import Forbidden
from functions.shared.log import log

MAKE = Operation(
    "POST",
    "/keys",
    "Make an API key; it is shown this once",
    body=KeyRequest,
    answers={201: ShownKey},
    errors=(403, 404, 409),
    scope=Scope.ACCOUNT,
)
LIST = Operation(
    "GET",
    "/keys",
    "My API keys, newest first",
    query=Page,
    answers={200: list[ListedKey]},
    errors=(404,),
    scope=Scope.ACCOUNT,
)
DELETE = Operation("DELETE", "/keys/<id>", "Delete an API key", answers={204: None}, scope=Scope.ACCOUNT)
WHICH = Operation("GET", "/key", "Which API key this is", answers={200: KeyHolder}, errors=(403,))


def add_key_routes(api: Api, services: Services) -> None:
    views = KeyViews(services.accounts, services.keys, services.fresh)
    api.add(MAKE, views.make)
    api.add(LIST, views.index)
    api.add(DELETE, views.delete)
    api.add(WHICH, views.which)


@dataclass(frozen=True)
class KeyViews:
    accounts: Accounts
    keys: ApiKeys
    fresh: Freshness

    def make(self, caller: Caller, body: KeyRequest) -> Response:
        if caller.session is not None:
            self.fresh.require(caller)
        made = self.keys.make(self.accounts.of(caller.person), body.name, body.scope)
        log.audit("make key", who=caller.person, id=made.key.id)
        return answer(ShownKey(**ListedKey.of(made.key).model_dump(), key=made.secret), 201)

    def index(self, caller: Caller, query: Page) -> Response:
        found = self.keys.page(self.accounts.of(caller.person), query.limit, query.after())
        link = next_link("/function/accounts/keys", query, found)
        return answer([ListedKey.of(key) for key in found], headers=link)

    def delete(self, caller: Caller, id: str) -> Response:
        self.keys.delete(self.accounts.of(caller.person), id)
        log.audit("delete key", who=caller.person, id=id)
        return Response(status=204)

    def which(self, caller: Caller) -> Response:
        if caller.key is None:
            raise Forbidden("You are not here by an API key.")
        return answer(KeyHolder(id=caller.key, user_name=caller.person, scope=caller.scope))
