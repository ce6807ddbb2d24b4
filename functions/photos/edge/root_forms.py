"""Other ways to ask, for OpenFaaS's cron-connector and ``faas-cli invoke``: neither knows a path."""

from dataclasses import dataclass

from flask import Response, request

from functions.photos.edge.again_routes import AgainViews
from functions.photos.edge.messages import AgainByRoot
from functions.photos.edge.upkeep_routes import UpkeepViews
from functions.photos.services import Services
from functions.shared.access.callers import Scope
from functions.shared.edge.http import Api
from functions.shared.edge.parsing import parse_query


def add_root_forms(api: Api, services: Services) -> None:
    forms = RootForms(api, AgainViews.on(services), UpkeepViews.on(services))
    api.app.before_request(forms.answer)


@dataclass(frozen=True)
class RootForms:
    """``POST /`` of which a header or the query says that it is no photo; ``faas-cli`` sends any body."""

    api: Api
    again: AgainViews
    upkeep: UpkeepViews

    def answer(self) -> Response | None:
        """None for all other requests."""
        if (request.method, request.path) != ("POST", "/"):
            return None
        if request.headers.get("X-Connector") == "cron-connector":
            return self.upkeep.run_sweep()
        if "process" not in request.args:
            return None
        caller, query = self.api.authenticate(Scope.WRITE), parse_query(AgainByRoot, request.args)
        return self.again.one(caller, str(query.process), query)
