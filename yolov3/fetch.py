"""``python -m yolov3.fetch [MODEL]``: sees to it that a model's weights are on this machine.

They are looked for in ``WEIGHTS_DIR`` and ``yolov3/weights/``, and then fetched from the sources that
``models.toml`` lists. The path of the weights goes to standard output, all else to standard error.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

from yolov3.errors import FetchFailed, WeightsMissing, YoloError
from yolov3.files.locking import held_at_once
from yolov3.files.placing import put_in_place
from yolov3.models.catalogue import (
    Model,
    catalogue,
    choose_model,
    find_model,
    find_weights,
    sha256_of,
    weights_folders,
)
from yolov3.models.download import Patience, SourceFailed, download
from yolov3.models.progress import Progress


def main(arguments: Sequence[str] | None = None) -> int:
    """Gives 1 when no weights could be had."""
    wanted = _parser().parse_args(arguments)
    weights_dir = os.environ.get("WEIGHTS_DIR")
    folders = weights_folders(Path(weights_dir) if weights_dir else None)
    try:
        models = (find_model(wanted.model, catalogue()),) if wanted.model else catalogue()
        if wanted.offline:
            _, path = choose_model(wanted.model, folders)
        else:
            path = ensure_one(models, folders, Patience(whole=wanted.timeout), sys.stderr)
    except YoloError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


def ensure_one(models: Sequence[Model], folders: Sequence[Path], patience: Patience, log: TextIO) -> Path:
    """The weights of the first model that has them, or whose sources give them, into the last folder.

    Raises FetchFailed for the first model.
    """
    failures: list[FetchFailed] = []
    for model in models:
        if failures:
            log.write(f"{models[0].name} cannot be fetched. Taking {model.name} instead.\n")
        try:
            return _ensure(model, folders, patience, log)
        except FetchFailed as fault:
            failures.append(fault)
    raise failures[0]


def _ensure(model: Model, folders: Sequence[Path], patience: Patience, log: TextIO) -> Path:
    try:
        return find_weights(model, folders)
    except WeightsMissing:
        return fetch(model, folders[-1], patience, Progress(log, model.weights, model.size))


def fetch(model: Model, into: Path, patience: Patience, report: Callable[[int], None]) -> Path:
    """From the first source that gives the right bytes; the file appears whole or not at all.

    Raises FetchFailed, which names what each source did and what to do.
    """
    part = into / f"{model.weights}.part"
    failures = []
    try:
        with held_at_once(into / f"{model.weights}.lock"):
            for url in model.urls:
                try:
                    _fetch_verified(url, part, model, patience, report)
                    return put_in_place(part, into / model.weights)
                except SourceFailed as fault:
                    failures.append(f"{urlsplit(url).hostname} {fault}")
    except BlockingIOError as fault:
        raise FetchFailed(f"{model.weights} is being fetched by another process.") from fault
    except OSError as fault:
        raise FetchFailed(f"{model.weights} cannot be stored in {into}: {fault.strerror}") from fault
    raise FetchFailed(
        f"{model.weights} could not be fetched ({'; '.join(failures)}): download {model.urls[0]} elsewhere "
        f"and put it into {into}, or into a folder that WEIGHTS_DIR names."
    )


def _fetch_verified(
    url: str, part: Path, model: Model, patience: Patience, report: Callable[[int], None]
) -> None:
    """What an earlier download left may be the fault: then once more, from the beginning."""
    resumed = part.exists() and part.stat().st_size > 0
    download(url, part, model.size, patience, report)
    if sha256_of(part) == model.sha256:
        return
    os.truncate(part, 0)
    if not resumed:
        raise SourceFailed("gives other bytes than the ones with this model's SHA-256")
    _fetch_verified(url, part, model, patience, report)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fetch-weights", description="Fetches a model's weights.")
    parser.add_argument(
        "model", nargs="?", metavar="MODEL", help="a name in models.toml (default: the first that can be had)"
    )
    parser.add_argument("--offline", action="store_true", help="only look whether weights are there")
    parser.add_argument("--timeout", type=float, default=900, help="seconds for a source (default 900)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
