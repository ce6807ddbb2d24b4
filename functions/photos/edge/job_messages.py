"""What is asked for as a job over many photos."""

from typing import Final, Self

from pydantic import ConfigDict, model_validator

from functions.photos.bulk.jobs import WhichPhotos
from functions.photos.library.filter import Searched, TakenWithin
from functions.shared.edge.many import Ids
from functions.shared.models.job import Action
from functions.shared.models.wire import Id, Wire

SEARCHED: Final = frozenset({"q", "taken", "album_id"})


class JobRequest(Wire):
    """Of the photos with these ``ids``, or else of all that ``q``, ``taken`` and ``album_id`` find."""

    model_config = ConfigDict(extra="forbid")

    ids: Ids | None = None
    q: Searched = None
    taken: TakenWithin = None
    album_id: Id | None = None
    action: Action

    @model_validator(mode="after")
    def _says_which(self) -> Self:
        if (self.ids is not None) == bool(self.model_fields_set & SEARCHED):
            raise ValueError("needs either ids or a search: q, taken or albumId, be q empty")
        if self.action == Action():
            raise ValueError(
                "needs something to do: favourite, archived, addTags, removeTags, addTo, takeOutOf or trash"
            )
        return self

    def which(self) -> WhichPhotos:
        return WhichPhotos(self.ids, self.q, self.taken, self.album_id)
