"""The models that ``models.toml`` lists."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from yolov3.choices import Precision
from yolov3.errors import UnknownModel
from yolov3.package import PACKAGE


@dataclass(frozen=True)
class Model:
    """``width`` and ``height`` are the network's input, ``size`` and ``sha256`` those of its weights.

    ``precision`` is the fastest one that leaves its boxes where they are.
    """

    name: str
    cfg: Path
    labels: Path
    weights: str
    width: int
    height: int
    precision: Precision
    size: int
    sha256: str
    licence: str
    urls: tuple[str, ...]


def catalogue() -> tuple[Model, ...]:
    """In the order in which they are taken when none is named: the default, then the light one."""
    tables = tomllib.loads((PACKAGE / "models.toml").read_text(encoding="utf-8"))
    return tuple(
        Model(
            name=name,
            cfg=PACKAGE / table["cfg"],
            labels=PACKAGE / table["labels"],
            weights=table["weights"],
            width=table["input"][0],
            height=table["input"][1],
            precision=Precision(table["precision"]),
            size=table["size"],
            sha256=table["sha256"],
            licence=table["licence"],
            urls=tuple(table["urls"]),
        )
        for name, table in tables.items()
    )


def find_model(name: str, models: Iterable[Model]) -> Model:
    """Raises UnknownModel, which lists the ones there are."""
    by_name = {model.name: model for model in models}
    if name not in by_name:
        raise UnknownModel(f"there is no model {name!r}; there are {', '.join(by_name)}")
    return by_name[name]
