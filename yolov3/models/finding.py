"""Where the weights of a model lie on this machine."""

from collections.abc import Sequence
from pathlib import Path

from yolov3.errors import WeightsMissing
from yolov3.files.digests import sha256_of
from yolov3.models.catalogue import Model, catalogue, find_model
from yolov3.package import PACKAGE

FETCHED = PACKAGE / "weights"


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
