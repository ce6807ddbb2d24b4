"""Where the weights of a model lie on this machine."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from yolov3.errors import WeightsMissing
from yolov3.files.digests import sha256_of
from yolov3.models.catalogue import Model, catalogue, find_model, usual
from yolov3.models.weights_file import WeightsFile
from yolov3.package import PACKAGE

FETCHED = PACKAGE / "weights"


def weights_folders(weights_dir: Path | None) -> tuple[Path, ...]:
    """Where weights are looked for: the folder that the user names, then the one that is fetched into."""
    return (weights_dir, FETCHED) if weights_dir else (FETCHED,)


def find_weights(model: WeightsFile, folders: Sequence[Path]) -> Path:
    """The first file that has the right size and, where it is known, SHA-256.

    Raises WeightsMissing, which says what to do.
    """
    rejected = []
    for path in (folder / model.weights for folder in folders):
        if not path.is_file():
            continue
        if path.stat().st_size == model.size and model.sha256 in ("", sha256_of(path)):
            return path
        rejected.append(path)
    reason = "".join(f" {path} is there, but it is not the file with this SHA-256." for path in rejected)
    raise WeightsMissing(
        f"The weights of {model.name} are missing: run scripts/fetch-weights {model.name}, or put "
        f"{model.weights} into {' or '.join(str(folder) for folder in folders)}.{reason}"
    )


def choose_model(name: str | None, folders: Sequence[Path]) -> tuple[Model, Path]:
    """The named model, else the first of the usual ones whose weights are there, with its weights.

    The model's SHA-256 is theirs.

    Raises UnknownModel, or WeightsMissing for the named model or the default one.
    """
    models = (find_model(name, catalogue()),) if name else usual()
    missing: list[WeightsMissing] = []
    for model in models:
        try:
            weights = find_weights(model, folders)
            return replace(model, sha256=model.sha256 or sha256_of(weights)), weights
        except WeightsMissing as fault:
            missing.append(fault)
    raise missing[0]
