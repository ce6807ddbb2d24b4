"""What goes over the wire between accounts and whoever runs the album."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from functions.accounts.invitations import Invitation
from functions.accounts.records import Account
from functions.accounts.who_may import SignUp
from functions.shared.edge.paging import Page
from functions.shared.models.wire import Id, Label, UserName, Wire
from functions.shared.stores.records.audit import AuditQuery, AuditRecord

LONGEST_DAYS = 365
MOST_USES = 1_000
MOST_BYTES = 2**53
"""Beyond which JavaScript counts wrongly."""
MOST_PHOTOS = 10**9
LATEST_MS = 10**14


class SignUpInfo(Wire):
    """Who may make an account here."""

    sign_up: SignUp


class InvitationToken(Wire):
    model_config = ConfigDict(extra="forbid")

    token: Annotated[str, Field(min_length=1, max_length=200)]


class OpenInvitation(Wire):
    """``invited_by`` is null where whoever runs the machine has made it."""

    invited_by: str | None
    ends_at: int


class InvitationRequest(Wire):
    model_config = ConfigDict(extra="forbid")

    note: Label | None = None
    """For whom it is, so that those who see to the album know it again."""
    days: Annotated[int, Field(ge=1, le=LONGEST_DAYS)] = 14
    most_uses: Annotated[int, Field(ge=1, le=MOST_USES)] = 1


class ListedInvitation(Wire):
    """``users``: who has signed up by it."""

    id: str = Field(alias="_id")
    note: str | None
    made_by: str | None
    created_at: int
    ends_at: int
    most_uses: int
    users: tuple[str, ...]

    @classmethod
    def of(cls, invitation: Invitation) -> "ListedInvitation":
        return cls(
            id=invitation.id,
            note=invitation.note or None,
            made_by=invitation.made_by,
            created_at=invitation.created_at,
            ends_at=invitation.ends_at,
            most_uses=invitation.most_uses,
            users=tuple(use.user_name for use in invitation.uses if use.is_done),
        )


class ShownInvitation(ListedInvitation):
    token: str
    """What the link ends with, after its ``#``; shown this once."""


class UsersQuery(BaseModel):
    """By name; ``after`` is the last name of the page before."""

    limit: int = Field(default=100, ge=1, le=500)
    after: UserName | None = None


class ListedUser(Wire):
    """``max_bytes`` and ``max_photos``: 0 is no limit, null what the album sets for all."""

    user_name: str
    created_at: int
    operator: bool
    max_bytes: int | None
    max_photos: int | None
    invitation: str | None
    ending: bool

    @classmethod
    def of(cls, account: Account) -> "ListedUser":
        return cls(
            user_name=account.user_name,
            created_at=account.created_at,
            operator=account.operator,
            max_bytes=account.max_bytes,
            max_photos=account.max_photos,
            invitation=account.invitation,
            ending=account.is_ending,
        )


class LimitsRequest(Wire):
    """Null is what the album sets for all; 0 is no limit."""

    model_config = ConfigDict(extra="forbid")

    max_bytes: Annotated[int, Field(ge=0, le=MOST_BYTES)] | None
    max_photos: Annotated[int, Field(ge=0, le=MOST_PHOTOS)] | None


class RoleRequest(Wire):
    model_config = ConfigDict(extra="forbid")

    operator: bool


class AuditFilter(BaseModel):
    """Each that is given must be met. Times are in milliseconds since the epoch."""

    who: Annotated[str | None, Field(max_length=100)] = None
    whom: Annotated[str | None, Field(max_length=100)] = None
    what: Annotated[str | None, Field(max_length=100)] = None
    subject: Annotated[str | None, Field(max_length=200)] = None
    outcome: Literal["done", "failed", "throttled"] | None = None
    address: Annotated[str | None, Field(max_length=100)] = None
    since: int = Field(default=0, ge=0, le=LATEST_MS)
    before: int | None = Field(default=None, ge=0, le=LATEST_MS)

    def wanted(self) -> AuditQuery:
        names = ("who", "whom", "what", "subject", "outcome", "address", "since", "before")
        return AuditQuery(**{name: getattr(self, name) for name in names})

    def parameters(self) -> list[tuple[str, str]]:
        """As the address of the next page repeats them."""
        given = self.wanted()
        pairs = given.equal() | {"since": given.since or None, "before": given.before}
        return [(name, str(value)) for name, value in pairs.items() if value is not None]


class ListedDeed(Wire):
    """``subject`` is the id of what it was done to, ``whom`` the name of another person to whom.

    What was ``throttled`` stands for all of the same within its minute.
    """

    id: Id = Field(alias="_id")
    created_at: int
    function: str
    what: str
    outcome: str
    who: str | None
    whom: str | None
    subject: str | None
    address: str | None
    call_id: str

    @classmethod
    def of(cls, record: AuditRecord) -> "ListedDeed":
        return cls(**{name: getattr(record, name) for name in cls.model_fields})


class AuditPage(AuditFilter, Page): ...


class ExportQuery(AuditFilter):
    """``as``: lines of JSON, or a table."""

    as_: Annotated[Literal["jsonl", "csv"], Field(alias="as")] = "jsonl"
