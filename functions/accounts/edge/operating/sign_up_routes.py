"""HTTP of signing up as the album lets people: who may, and the invitations by which they may."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.accounts.edge.operating.messages import (
    InvitationRequest,
    InvitationToken,
    ListedInvitation,
    OpenInvitation,
    ShownInvitation,
    SignUpInfo,
)
from functions.accounts.invitations import Wish
from functions.accounts.services import Services
from functions.accounts.sign_ups import SignUpDoor
from functions.shared.access.callers import Caller, Scope
from functions.shared.access.credentials import Security
from functions.shared.access.origin import network_of
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.edge.paging import Page, next_link
from functions.shared.edge.rates import Rate
from functions.shared.log import log

DAY_MS: Final = 86_400_000
LOOKS_PER_MINUTE: Final = 60
PATH: Final = "/function/accounts/invitations"
WHO_MAY: Final = Operation(
    "GET", "/sign-up", "Who may make an account here", answers={200: SignUpInfo}, signed_in=False
)
LOOK: Final = Operation(
    "POST",
    "/invitations/look",
    "Whether this invitation is good for somebody yet",
    body=InvitationToken,
    answers={200: OpenInvitation},
    errors=(404, 429),
    signed_in=False,
)
LIST: Final = Operation(
    "GET",
    "/invitations",
    "All invitations, newest first",
    query=Page,
    answers={200: list[ListedInvitation]},
    scope=Scope.OPERATOR,
)
MAKE: Final = Operation(
    "POST",
    "/invitations",
    "Invite somebody to sign up; the token is shown this once",
    body=InvitationRequest,
    answers={201: ShownInvitation},
    errors=(409,),
    scope=Scope.OPERATOR,
)
TAKE_BACK: Final = Operation(
    "DELETE",
    "/invitations/<id>",
    "Take an invitation back; who has signed up by it stays",
    answers={204: None},
    scope=Scope.OPERATOR,
)


def add_sign_up_routes(api: Api, services: Services, security: Security) -> None:
    views = SignUpViews(services.door, services.clock, security, Rate(LOOKS_PER_MINUTE))
    api.add(WHO_MAY, views.who_may)
    api.add(LOOK, views.look)
    api.add(LIST, views.index)
    api.add(MAKE, views.make)
    api.add(TAKE_BACK, views.take_back)


@dataclass(frozen=True)
class SignUpViews:
    door: SignUpDoor
    clock: Callable[[], int]
    security: Security
    looks: Rate

    def who_may(self) -> Response:
        return answer(SignUpInfo(sign_up=self.door.who))

    def look(self, body: InvitationToken) -> Response:
        if client := self.security.client():
            self.looks.count(f"network {network_of(client)}")
        found = self.door.invitations.good(body.token)
        return answer(OpenInvitation(invited_by=found.made_by, ends_at=found.ends_at))

    def index(self, caller: Caller, query: Page) -> Response:
        found = self.door.invitations.page(query.limit, query.after())
        listed = [ListedInvitation.of(invitation) for invitation in found]
        return answer(listed, headers=next_link(PATH, query, found))

    def make(self, caller: Caller, body: InvitationRequest) -> Response:
        ends_at = self.clock() + body.days * DAY_MS
        wish = Wish(note=body.note or "", most_uses=body.most_uses, ends_at=ends_at)
        made = self.door.invitations.make(wish, caller.user_name)
        log.audit("invite", who=caller.name, id=made.invitation.id)
        listed = ListedInvitation.of(made.invitation)
        return answer(ShownInvitation(**listed.model_dump(by_alias=False), token=made.token), 201)

    def take_back(self, caller: Caller, id: str) -> Response:
        self.door.invitations.take_back(id)
        log.audit("take invitation back", who=caller.name, id=id)
        return Response(status=204)
