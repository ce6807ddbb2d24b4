"""The models that ``models.toml`` lists, and where their weights lie on this machine."""

import hashlib
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from yolov3.engines.engine import Precision
from yolov3.errors import UnknownModel, WeightsMissing

PACKAGE = Path(__file__).parents[1]
FETCHED = PACKAGE / "weights"


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


def weights_folders(weights_dir: Path | None) -> tuple[Path, ...]:
    """Where weights are looked for: the folder that the user names, then the one that is fetched into."""
    return (weights_dir, FETCHED) if weights_dir else (FETCHED,)


def find_weights(model: Model, folders: Sequence[Path]) -> Path:
    """The first file that has the right size and SHA-256. Raises WeightsMissing, which says what to do."""
    rejected = []
    for path in (folder / model.weights for folder in folders):
        if not path.is_file():
            continue
        if path.stat().st_size == model.size and sha256_of(path) == model.sha256:
            return path
        rejected.append(path)
    reason = "".join(f" {path} is there, but it is not the file with this SHA-256." for path in rejected)
    raise WeightsMissing(
        f"The weights of {model.name} are missing: run scripts/fetch-weights {model.name}, or put "
        f"{model.weights} into {' or '.join(str(folder) for folder in folders)}.{reason}"
    )


def choose_model(name: str | None, folders: Sequence[Path]) -> tuple[Model, Path]:
    """The named model, else the first of the catalogue whose weights are there, with its weights.

    Raises UnknownModel, or WeightsMissing for the named model or the default one.
    """
    models = catalogue()
    if name:
        models = (find_model(name, models),)
    missing: list[WeightsMissing] = []
    for model in models:
        try:
            return model, find_weights(model, folders)
        except WeightsMissing as fault:
            missing.append(fault)
    raise missing[0]


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
