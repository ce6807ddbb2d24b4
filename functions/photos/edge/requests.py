"""What ``photos`` takes and gives besides photos themselves."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from functions.shared.edge.paging import Page, read_cursor
from functions.shared.edge.parameters import Header
from functions.shared.models.photo import PhotoStatus
from functions.shared.models.wire import Id, Key, Label, Wire
from functions.shared.stores.ports import Cursor

DEFAULT_WAIT = 20
LONGEST_WAIT = 50
PREFER = {"Prefer": Header("wait=N (seconds, 20 by default) or respond-async")}


class PhotoRequest(Wire):
    model_config = ConfigDict(extra="forbid")

    album_id: Id
    key: Key
    file_name: Annotated[str, StringConstraints(min_length=1, max_length=255)] | None = None


class PhotoCorrection(Wire):
    model_config = ConfigDict(extra="forbid")

    album_id: Id | None = None
    add_tags: Annotated[tuple[Label, ...], Field(max_length=50)] = ()
    remove_tags: Annotated[tuple[Label, ...], Field(max_length=50)] = ()


class VerifyRequest(Wire):
    model_config = ConfigDict(extra="forbid")

    repair: bool = False
    checksums: bool = False
    cursor: Annotated[str, StringConstraints(max_length=1000)] | None = None


class IdQuery(Wire):
    id: Id


class PhotoQuery(Page):
    id: Id | None = None
    album_id: Annotated[Id | None, Field(alias="albumId")] = None
    tag: Annotated[tuple[Label, ...], Field(max_length=20)] = ()
    status: PhotoStatus | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None


class Again(BaseModel):
    """What failed, unless more is asked for."""

    force: bool = False
    outdated: bool = False


class AgainByRoot(Again):
    """``process``: the photo that is to be processed again, instead of one that is to be taken in."""

    process: Id | None = None


class ManyAgain(BaseModel):
    album_id: Annotated[Id | None, Field(alias="albumId")] = None
    status: Literal["failed"] = "failed"
    outdated: bool = False
    cursor: Annotated[str | None, Field(max_length=200)] = None

    def after(self) -> Cursor | None:
        return read_cursor(self.cursor)


class RestartedAnswer(Wire):
    """``cursor`` goes on where this call ended, if there may be more."""

    restarted: int
    more: bool
    cursor: str | None


@dataclass(frozen=True)
class Preference:
    """RFC 7240: how long the client wants to wait; not at all is ``respond-async``."""

    seconds: int
    asynchronous: bool

    @classmethod
    def parse(cls, header: str) -> "Preference":
        if re.search(r"(?:^|[,;\s])respond-async(?:$|[,;\s])", header):
            return cls(0, asynchronous=True)
        found = re.search(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,6})", header)
        return cls(min(int(found[1]), LONGEST_WAIT) if found else DEFAULT_WAIT, asynchronous=False)
