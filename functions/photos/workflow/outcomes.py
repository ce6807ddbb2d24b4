"""How steps end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from functions.shared.errors import AlbumError
from functions.shared.models.photo import Photo, Rotation
from functions.shared.models.steps import StepError, StepName

Change: TypeAlias = Callable[[Photo], Photo]
"""Puts a step's result into a photo as it is stored by then."""


@dataclass(frozen=True)
class Result:
    change: Change
    version: str | None
    """What made it, where that is known."""
    rotation: Rotation | None = None
    """Of the photo that it was made of; None where it is the same for any."""


@dataclass(frozen=True)
class Skipped:
    """There is nothing to do the step with."""

    reason: StepError


Outcomes: TypeAlias = Mapping[StepName, Result | Skipped | AlbumError]
"""An error is of one step alone, where others that were done with it are not affected."""
