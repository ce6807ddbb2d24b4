"""A photo's labels replaced by those of another model, and back, as pure transitions."""

from dataclasses import dataclass
from enum import StrEnum

from functions.shared.models.photo import Detection, FormerLabels, Photo, Rotation
from functions.shared.models.steps import Step, StepName, StepState


@dataclass(frozen=True)
class Found:
    """What a model of this version finds in the bytes of this digest, turned so."""

    sha256: str
    rotation: Rotation
    model: str
    version: str
    detections: tuple[Detection, ...]


class LabelsFate(StrEnum):
    """What became of one photo's labels."""

    REPLACED = "replaced"
    ALREADY = "already"
    """They are of that version."""
    CHANGED = "changed"
    """It was looked at as it is no more: turned, or of other bytes."""
    UNFINISHED = "unfinished"
    """Its recognition is still to come, or failed: the album sees to it by itself."""
    GONE = "gone"


def fate_of(photo: Photo, found: Found) -> LabelsFate:
    """Of a photo that is there."""
    step = photo.steps.recognition
    if step.state is not StepState.DONE:
        return LabelsFate.UNFINISHED
    if step.version == found.version:
        return LabelsFate.ALREADY
    is_same = (photo.sha256, photo.rotation) == (found.sha256, found.rotation)
    return LabelsFate.REPLACED if is_same else LabelsFate.CHANGED


def replaced(photo: Photo, found: Found, now: int) -> Photo:
    """What people said stays; what was found before is kept, and what was kept until now is forgotten."""
    step = photo.steps.recognition
    former = FormerLabels(
        replaced_by=found.version,
        detections=photo.detections,
        model=photo.model,
        version=step.version,
        finished_at=step.finished_at,
    )
    done = step.model_copy(update={"version": found.version, "finished_at": now})
    return _labelled(photo, found.detections, found.model, done, former)


def is_rolled_back(photo: Photo) -> bool:
    """Whether ``rolled_back`` gives it other labels: not where it was recognised anew since."""
    step, former = photo.steps.recognition, photo.former_labels
    return former is not None and step.state is StepState.DONE and step.version == former.replaced_by


def rolled_back(photo: Photo) -> Photo:
    """As it was before ``replaced``, but for what people said since; nothing is kept any more."""
    former = photo.former_labels
    if former is None:
        return photo
    if not is_rolled_back(photo):
        return photo.model_copy(update={"former_labels": None})
    update = {"version": former.version, "finished_at": former.finished_at}
    step = photo.steps.recognition.model_copy(update=update)
    return _labelled(photo, former.detections, former.model, step, None)


def _labelled(
    photo: Photo,
    detections: tuple[Detection, ...],
    model: str | None,
    step: Step,
    former: FormerLabels | None,
) -> Photo:
    update = {
        "detections": detections,
        "model": model,
        "steps": photo.steps.with_step(StepName.RECOGNITION, step),
        "former_labels": former,
    }
    return photo.model_copy(update=update).with_tags()
