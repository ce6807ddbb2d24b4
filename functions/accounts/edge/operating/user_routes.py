"""HTTP of the people who have an account here, for those who see to the album; and of one's own limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.accounts.accounts import Accounts
from functions.accounts.edge.operating.messages import LimitsRequest, ListedUser, RoleRequest, UsersQuery
from functions.accounts.records import Account
from functions.accounts.services import Services
from functions.accounts.users import Users
from functions.shared.access.addresses import address
from functions.shared.access.callers import OPERATOR, Caller, Scope
from functions.shared.access.limits import Limits
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import Forbidden, NotFound
from functions.shared.links import link_to_next
from functions.shared.log import log

PATH: Final = "/function/accounts/users"
LIST: Final = Operation(
    "GET",
    "/users",
    "Everyone who has an account, by name, with their limits; nothing of what is in it",
    query=UsersQuery,
    answers={200: list[ListedUser]},
    scope=Scope.OPERATOR,
)
LIMIT: Final = Operation(
    "PUT",
    "/users/<user>/limits",
    "Set what somebody may keep",
    body=LimitsRequest,
    answers={200: ListedUser},
    scope=Scope.OPERATOR,
)
APPOINT: Final = Operation(
    "PUT",
    "/users/<user>/role",
    "Make somebody an operator, or no longer; for the holder of the signing key",
    body=RoleRequest,
    answers={200: ListedUser},
    errors=(403,),
    scope=Scope.ACCOUNT,
)
OWN_LIMITS: Final = Operation(
    "GET", "/limits", "What I may keep, as far as the album does not set it for all", answers={200: Limits}
)


def add_user_routes(api: Api, services: Services) -> None:
    views = UserViews(services.users, services.accounts)
    api.add(LIST, views.index)
    api.add(LIMIT, views.limit)
    api.add(APPOINT, views.appoint)
    api.add(OWN_LIMITS, views.own_limits)


@dataclass(frozen=True)
class UserViews:
    users: Users
    accounts: Accounts

    def index(self, caller: Caller, query: UsersQuery) -> Response:
        found = self.users.page(query.limit, query.after or "")
        return answer([ListedUser.of(account) for account in found], headers=_next(query, found))

    def limit(self, caller: Caller, user: str, body: LimitsRequest) -> Response:
        limits = Limits(max_bytes=body.max_bytes, max_photos=body.max_photos)
        changed = self.users.limit(user, limits)
        log.audit("set limits", who=caller.name, whom=user)
        return answer(ListedUser.of(changed))

    def appoint(self, caller: Caller, user: str, body: RoleRequest) -> Response:
        if caller.function != OPERATOR:
            raise Forbidden("Only the holder of the signing key appoints operators: scripts/operator.")
        changed = self.users.appoint(user, operator=body.operator)
        log.audit("make operator" if body.operator else "withdraw operator", who=caller.name, whom=user)
        return answer(ListedUser.of(changed))

    def own_limits(self, caller: Caller) -> Response:
        try:
            account = self.accounts.of(caller.person)
        except NotFound:
            # A token of the signing key's holder names whom it likes.
            return answer(Limits())
        return answer(Limits(max_bytes=account.max_bytes, max_photos=account.max_photos))


def _next(query: UsersQuery, found: Sequence[Account]) -> dict[str, str]:
    if len(found) < query.limit:
        return {}
    parameters = [("limit", str(query.limit)), ("after", found[-1].user_name)]
    return link_to_next(address(PATH), parameters)
