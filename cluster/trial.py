"""What the steps of a trial have in common: the cluster, its namespaces, and whoever uploads meanwhile."""

import base64
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cluster.deadlines import Deadline, StepFailed
from cluster.forwards import forwarded
from cluster.tools import Tools
from cluster.visitor import Visitor
from functions.shared.access.callers import CALLERS
from functions.shared.models.wire import new_id

ROOT: Final = Path(__file__).parents[1]
CHART: Final = ROOT / "charts" / "smart-album"
SAMPLE: Final = ROOT / "yolov3" / "data" / "samples" / "cat.jpg"
FUNCTIONS: Final = tuple(sorted(CALLERS))
STORES: Final = "smart-album-try"
OPENFAAS: Final = "smart-album-try-openfaas"
IN_FUNCTIONS: Final = "smart-album-try-fn"
NAMESPACES: Final = (STORES, OPENFAAS, IN_FUNCTIONS)
GATEWAY_PORT: Final = 8080


@dataclass(frozen=True)
class Images:
    """Of the functions: where they are, which are deployed first, and which are the upgrade."""

    registry: str
    tag: str
    next_tag: str
    are_there: bool
    """Else they are to be built and pushed."""

    def name(self, function: str, tag: str) -> str:
        return f"{self.registry}/smart-album-{function}:{tag}"


class Trial:
    """Lasts as long as its connections: close it."""

    def __init__(self, tools: Tools, images: Images, values: Path | None) -> None:
        self.tools = tools
        self.images = images
        self.values = ("-f", str(values)) if values else ()
        self._connections = ExitStack()
        self._gateway = ""
        self._visitor: Visitor | None = None
        tools.set(NAMESPACE=STORES, OPENFAAS_NAMESPACE=OPENFAAS, FUNCTION_NAMESPACE=IN_FUNCTIONS)

    def connect(self, deadline: Deadline) -> None:
        """To the gateway, for all steps that follow."""
        connection = forwarded(self.tools, deadline, OPENFAAS, "gateway", GATEWAY_PORT)
        self._gateway = f"http://127.0.0.1:{self._connections.enter_context(connection)}"
        self.tools.set(OPENFAAS_URL=self._gateway)

    @property
    def gateway(self) -> str:
        if not self._gateway:
            raise StepFailed("there is no connection to a gateway")
        return self._gateway

    @property
    def visitor(self) -> Visitor:
        if self._visitor is None:
            visitor = Visitor(self.gateway, f"try-{new_id()}")
            visitor.sign_up()
            self._visitor = visitor
        return self._visitor

    def secret(self, deadline: Deadline, namespace: str, name: str, key: str) -> str:
        found = self.tools.asked(deadline, "secret", name, "--namespace", namespace)
        try:
            return base64.b64decode(found["data"][key]).decode()
        except KeyError:
            raise StepFailed(f"there is no secret {name} in {namespace}") from None

    def script(self, deadline: Deadline, name: str, *arguments: str, **variables: str) -> str:
        return self.tools.run(deadline, str(ROOT / "scripts" / name), *arguments, **variables)

    def put_up_stores(self, deadline: Deadline) -> None:
        """And OpenFaaS, if it is missing."""
        self.script(deadline, "helm-up.sh", *self.values, TIMEOUT=f"{deadline.left():.0f}s")

    def kubectl(self, deadline: Deadline, *command: str) -> str:
        """Where the functions are."""
        return self.tools.run(deadline, "kubectl", *command, "--namespace", IN_FUNCTIONS)

    @staticmethod
    def until(deadline: Deadline) -> tuple[str, str]:
        """For helm, which then says itself what it waited for."""
        return "--timeout", f"{deadline.left():.0f}s"

    def close(self) -> None:
        self._connections.close()


def new_photo() -> bytes:
    """Another one each time: what follows the end of a JPEG is part of the file, and not of the picture."""
    return SAMPLE.read_bytes() + new_id().encode()
