"""Which steps of a photo are to run again."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from functions.photos.workflow.versions import WITHOUT_PLACES
from functions.shared.models.steps import Step, StepName, StepState

Choice: TypeAlias = Callable[[StepName, Step], bool]


def everything(name: StepName, step: Step) -> bool:
    """But for a review that nobody has asked for."""
    return name is not StepName.REVIEW or _was_asked_for(step)


def what_failed(_name: StepName, step: Step) -> bool:
    return step.state is StepState.FAILED


def what_is_outdated(current: Mapping[StepName, str]) -> Choice:
    """What was done by another than the current version of its step, and can be better only if done again;
    and what was skipped, and could be done now."""

    def choice(name: StepName, step: Step) -> bool:
        if step.state is StepState.SKIPPED:
            return name in current and everything(name, step)
        is_current = step.version in (current.get(name, step.version), WITHOUT_PLACES)
        return step.state is StepState.DONE and not is_current

    return choice


def only(chosen: StepName) -> Choice:
    return lambda name, _step: name is chosen


def _was_asked_for(step: Step) -> bool:
    return step.state is not StepState.SKIPPED or step.fault is not None
