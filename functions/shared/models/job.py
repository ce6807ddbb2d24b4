"""What is being done to many photos, and what was done by each step of it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from functions.shared.models.wire import Document, Id, Label, Wire


class JobState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    """By whose it is."""
    FAILED = "failed"
    """Not to be gone on with: the album, for one, is not there any more."""


class Action(Wire):
    """What is to be done; what is left out stays as it is.

    ``add_to`` and ``take_out_of`` name an album; ``trash`` puts the photos into the trash.
    """

    favourite: bool | None = None
    archived: bool | None = None
    add_tags: Annotated[tuple[Label, ...], Field(max_length=50)] = ()
    remove_tags: Annotated[tuple[Label, ...], Field(max_length=50)] = ()
    add_to: Id | None = None
    take_out_of: Id | None = None
    trash: bool = False


class Job(Wire):
    """Of what is found by ``q``, ``taken`` and ``album_id``, or of ``ids``, or of all that another job did.

    ``changed``, ``failed`` and ``seen`` count photos; ``total`` is how many there were when it began.
    ``after`` is the place in the list where it goes on, ``step`` how many steps there were.
    """

    id: Id = Field(alias="_id")
    user_name: str
    created_at: int
    finished_at: int | None = None
    state: JobState = JobState.RUNNING
    reason: str | None = None
    action: Action = Action()
    q: str | None = None
    taken: str | None = None
    album_id: Id | None = None
    undoes: Id | None = None
    undone_by: Id | None = None
    total: int
    seen: int = 0
    changed: int = 0
    failed: int = 0
    rev: SkipJsonSchema[int] = 0
    ids: SkipJsonSchema[tuple[Id, ...] | None] = None
    step: SkipJsonSchema[int] = 0
    after: SkipJsonSchema[tuple[int, str] | None] = None
    holder: SkipJsonSchema[str | None] = None
    lease_until: SkipJsonSchema[int] = 0

    def to_wire(self) -> Document:
        return self.model_dump(mode="json", exclude={"rev", "ids", "step", "after", "holder", "lease_until"})


class Values(Wire):
    """Those fields of a photo that a job changes; None is no value but that the field is left alone."""

    favourite: bool | None = None
    archived: bool | None = None
    added_tags: tuple[str, ...] | None = None
    removed_tags: tuple[str, ...] | None = None
    album_ids: tuple[Id, ...] | None = None
    trashed_at: int | None = None


class Entry(Wire):
    """One photo, as it was, and as it was to become."""

    photo_id: Id
    before: Values
    after: Values


class JobStep(Wire):
    """Written before anything of it is done, so that it is known after a kill what to undo.

    ``failed``: how many photos it had nothing to do with, for a reason.
    """

    id: str = Field(alias="_id")
    job_id: Id
    created_at: int
    entries: tuple[Entry, ...]
    seen: int
    failed: int = 0
    after: tuple[int, str] | None = None
    """The place where the next goes on; None after the last."""
    rev: int = 0

    @staticmethod
    def id_of(job_id: str, number: int) -> str:
        return f"{job_id}.{number:07d}"
