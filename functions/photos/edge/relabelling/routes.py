"""HTTP of labels that another model has found, which the operator alone may put in place."""

from dataclasses import dataclass
from typing import Final

from flask import Response

from functions.photos.edge.relabelling.messages import (
    LabelsFrom,
    LabelsReplaced,
    LabelsRequest,
    LabelsRolledBack,
    PhotosToLabel,
)
from functions.photos.relabelling.relabelling import Relabelling
from functions.photos.services import Services
from functions.shared.access.callers import OPERATOR, Caller, Scope
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation
from functions.shared.errors import Forbidden
from functions.shared.log import log

LIST: Final = Operation(
    "POST",
    "/relabel/list",
    "Everyone's photos, for the operator, who looks at them with another model",
    body=LabelsFrom,
    answers={200: PhotosToLabel},
    errors=(403,),
    scope=Scope.ACCOUNT,
)
REPLACE: Final = Operation(
    "POST",
    "/relabel",
    "Put what another model finds in place of what was found before, which is kept; for the operator",
    body=LabelsRequest,
    answers={200: LabelsReplaced},
    errors=(403,),
    scope=Scope.ACCOUNT,
)
ROLL_BACK: Final = Operation(
    "POST",
    "/relabel/undo",
    "Put what was found before back in place; for the operator",
    body=LabelsFrom,
    answers={200: LabelsRolledBack},
    errors=(403,),
    scope=Scope.ACCOUNT,
)


def add_relabelling_routes(api: Api, services: Services) -> None:
    views = RelabellingViews(services.relabelling)
    api.add(LIST, views.list)
    api.add(REPLACE, views.replace)
    api.add(ROLL_BACK, views.roll_back)


@dataclass(frozen=True)
class RelabellingViews:
    relabelling: Relabelling

    def list(self, caller: Caller, body: LabelsFrom) -> Response:
        _require_operator(caller)
        return answer(PhotosToLabel.of(self.relabelling.page(body.after or "")))

    def replace(self, caller: Caller, body: LabelsRequest) -> Response:
        _require_operator(caller)
        fates = self.relabelling.replace(body.by_photo())
        log.info("relabelled", version=body.version, photos=len(fates))
        return answer(LabelsReplaced(fates=fates))

    def roll_back(self, caller: Caller, body: LabelsFrom) -> Response:
        _require_operator(caller)
        done = self.relabelling.roll_back(body.after or "")
        log.info("labels rolled back", photos=done.count)
        return answer(
            LabelsRolledBack(rolled_back=done.count, left=done.left, models=done.models, after=done.after)
        )


def _require_operator(caller: Caller) -> None:
    if caller.function != OPERATOR:
        raise Forbidden("Only the album's operator, who holds its signing key, may do this.")
