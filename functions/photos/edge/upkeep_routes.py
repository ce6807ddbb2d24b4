"""HTTP of what keeps an album in order: the sweep, and the check of what is stored."""

from dataclasses import dataclass
from typing import Final, Self

from flask import Response

from functions.photos.edge.messages import VerifyRequest
from functions.photos.services import Services
from functions.photos.upkeep.findings import Position, Report
from functions.photos.upkeep.integrity import IntegrityCheck, Wanted
from functions.photos.upkeep.sweep import Sweep, Swept
from functions.shared.access.callers import OPERATOR, Caller
from functions.shared.edge.answers import answer
from functions.shared.edge.http import Api
from functions.shared.edge.operations import Operation

VERIFY: Final = Operation(
    "POST",
    "/verify",
    "Compare my photos with what is stored, and repair what can be; for the operator, everyone's",
    body=VerifyRequest,
    answers={200: Report},
)
SWEEP: Final = Operation(
    "POST",
    "/sweep",
    "Take up what was interrupted or is due; for the schedule",
    answers={200: Swept},
    signed_in=False,
)


def add_upkeep_routes(api: Api, services: Services) -> None:
    views = UpkeepViews.on(services)
    api.add(VERIFY, views.verify)
    api.add(SWEEP, views.run_sweep)


@dataclass(frozen=True)
class UpkeepViews:
    integrity: IntegrityCheck
    sweep: Sweep

    @classmethod
    def on(cls, services: Services) -> Self:
        return cls(services.integrity, services.sweep)

    def verify(self, caller: Caller, body: VerifyRequest) -> Response:
        user_name = None if caller.function == OPERATOR else caller.person
        wanted = Wanted(user_name, repair=body.repair, checksums=body.checksums)
        return answer(self.integrity.run(wanted, Position.parse(body.cursor)))

    def run_sweep(self) -> Response:
        return answer(self.sweep.run())
