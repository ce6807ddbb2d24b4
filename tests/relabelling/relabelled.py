"""An album that is looked at with another model than the one that has tagged its photos."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from functions.recognition.network import NetworkHolder
from functions.shared.gateway import GatewayClient
from relabelling.album import Album, RolledBack
from relabelling.computed import Computed
from relabelling.looking import Lookers
from relabelling.patience import Patience
from relabelling.progress import Progress
from relabelling.report import Told, write_report
from relabelling.running import Applied, Looked, Run, roll_back
from tests.house import House, Person
from tests.house.network import ADDRESS, Carried
from tests.recognition.weights import Weights

Result = TypeVar("Result")
CAR, CAT = 2, 15
"""Their numbers among COCO's classes."""


class Silent:
    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return False


@dataclass
class Other:
    """A model that finds a cat in the middle of every photo; each method is a run of the command."""

    house: House
    folder: Path
    weights: Weights = field(default_factory=Weights)
    step: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        self.weights.engine.label = CAT
        self.network = self.weights.open_network()
        self.album = Album(self._connect, Patience(longest=0))

    def look(self, sample: int | None = None) -> Looked:
        return self._run(lambda run: run.look(sample))

    def apply(self, batch: int = 50) -> Applied:
        return self._run(lambda run: run.apply(), batch)

    def roll_back(self) -> RolledBack:
        return roll_back(self.album)

    def page(self, looked: Looked, path: Path) -> str:
        told = Told("other", self.network.version, self.album.served_version(), is_done=False)
        write_report(path, looked, told, self.album.picture, now=0)
        return path.read_text()

    def _run(self, deed: Callable[[Run], Result], batch: int = 50) -> Result:
        computed = Computed(self.folder, self.network.version)
        networks = NetworkHolder(self.weights.open_network)
        lookers = Lookers(networks, self.album.as_recognition, computed, self.album.patience)
        name = self.network.model.name
        try:
            return deed(Run(self.album, lookers, name, self.network.version, self._progress, batch))
        finally:
            lookers.close()
            computed.close()

    def _progress(self, what: str, total: int) -> Progress:
        other = self

        class Stepped(Progress):
            def step(self, count: int = 1) -> None:
                other.step()

        return Stepped(Silent(), what, total)  # type: ignore[arg-type]

    def _connect(self, name: str) -> GatewayClient:
        return GatewayClient(ADDRESS, self.house.signer(name), Carried(self.house.network))


def documents(house: House) -> list[dict[str, Any]]:
    """All records of photos, whole."""
    return [photo.to_document() for photo in house.photos.all()]


def without_rev(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in record.items() if name != "rev"} for record in records]


def add_photos(person: Person, *names: str) -> list[dict[str, Any]]:
    album = person.make_album()
    return [person.add_photo(album, person.upload(name)) for name in names]
