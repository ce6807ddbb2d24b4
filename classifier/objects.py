"""Which of ImageNet's classes agree with what the detector says of a box."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from classifier.labels import numbers

FILE: Final = Path(__file__).parent / "data" / "objects.toml"


@dataclass(frozen=True)
class Objects:
    """``agreeing`` are the numbers of the classes for each of the detector's labels; ``models`` are those of
    the detector that they are a help to."""

    models: frozenset[str]
    agreeing: Mapping[str, tuple[int, ...]]
    digest: str


@cache
def read_objects(file: Path = FILE) -> Objects:
    data = file.read_bytes()
    table = tomllib.loads(data.decode())
    return Objects(
        models=frozenset(table["models"]),
        agreeing={label: tuple(numbers(classes)) for label, classes in table["agreeing"].items()},
        digest=hashlib.sha256(data).hexdigest(),
    )
