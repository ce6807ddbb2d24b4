"""The models that ``models.toml`` lists."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from yolov3.boxes.postprocess import Thresholds
from yolov3.choices import InputShape, Precision
from yolov3.errors import UnknownModel
from yolov3.models.packages import Package
from yolov3.package import PACKAGE

DEFAULT_OVERLAP = 0.5


@dataclass(frozen=True)
class Model:
    """``width`` and ``height`` are the network's input, ``size`` and ``sha256`` those of its weights;
    the latter is empty where it is not known.

    ``precision`` is the fastest one that leaves its boxes where they are. Of ``own_shapes`` photos are
    faster where OpenVINO compiles their shape alone. A label is shown from ``scores`` on, or where that does
    not name it from ``score``.
    """

    name: str
    cfg: Path
    labels: Path
    weights: str
    width: int
    height: int
    shape: InputShape
    own_shapes: int
    precision: Precision
    score: float
    scores: Mapping[str, float]
    size: int
    sha256: str
    licence: str
    urls: tuple[str, ...]
    package: Package | None

    def thresholds(self, score: float | None = None, overlap: float = DEFAULT_OVERLAP) -> Thresholds:
        """The model's own, or one score for all labels."""
        if score is None:
            return Thresholds(self.score, overlap, self.scores)
        return Thresholds(score, overlap)


def usual() -> tuple[Model, ...]:
    """In the order in which they are taken when none is named: only those whose scores were measured."""
    return tuple(model for model in catalogue() if model.scores)


def catalogue() -> tuple[Model, ...]:
    """All that can be named, the usual ones first."""
    tables = tomllib.loads((PACKAGE / "models.toml").read_text(encoding="utf-8"))
    return tuple(
        Model(
            name=name,
            cfg=PACKAGE / table["cfg"],
            labels=PACKAGE / table["labels"],
            weights=table["weights"],
            width=table["input"][0],
            height=table["input"][1],
            shape=InputShape(table["shape"]),
            own_shapes=table["own_shapes"],
            precision=Precision(table["precision"]),
            score=table["score"],
            scores=table["scores"],
            size=table["size"],
            sha256=table["sha256"],
            licence=table["licence"],
            urls=tuple(table["urls"]),
            package=Package(**table["package"]) if "package" in table else None,
        )
        for name, table in tables.items()
    )


def find_model(name: str, models: Iterable[Model]) -> Model:
    """Raises UnknownModel, which lists the ones there are."""
    by_name = {model.name: model for model in models}
    if name not in by_name:
        raise UnknownModel(f"there is no model {name!r}; there are {', '.join(by_name)}")
    return by_name[name]
