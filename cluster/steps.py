"""Steps one after the other, each bounded in time, and the table of how they went."""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import requests

from cluster.deadlines import Deadline, Skipped, StepFailed
from transfer.calls.faults import Busy, Refused, Stopped

PASSED: Final = "pass"
FAILED: Final = "FAIL"
SKIPPED: Final = "skipped"
NOT_RUN: Final = "not run"
FAULTS: Final = (StepFailed, Busy, Refused, Stopped, requests.RequestException, OSError)
"""What the cluster may do to a step; anything else is a fault of this program."""


@dataclass(frozen=True)
class Step:
    """``action`` returns what is worth telling. If one that is ``vital`` fails, none after it is run."""

    title: str
    seconds: float
    action: Callable[[Deadline], str]
    vital: bool = False


@dataclass(frozen=True)
class Outcome:
    title: str
    result: str
    seconds: float
    note: str


def run(steps: Sequence[Step], patience: float) -> list[Outcome]:
    """``patience`` multiplies the time that each step may take."""
    outcomes: list[Outcome] = []
    may_go_on = True
    for step in steps:
        outcome = _outcome(step, patience) if may_go_on else Outcome(step.title, NOT_RUN, 0, "")
        may_go_on = may_go_on and not (step.vital and outcome.result == FAILED)
        outcomes.append(outcome)
    return outcomes


def table(outcomes: Sequence[Outcome]) -> str:
    rows = ("| step | | seconds | |", "|---|---|---|---|")
    told = (f"| {o.title} | {o.result} | {o.seconds:.0f} | {_in_a_cell(o.note)} |" for o in outcomes)
    return "\n".join([*rows, *told]) + "\n"


def has_failed(outcomes: Sequence[Outcome]) -> bool:
    return any(outcome.result == FAILED for outcome in outcomes)


def _outcome(step: Step, patience: float) -> Outcome:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {step.title} ...\n")
    begun = time.monotonic()
    try:
        result, note = PASSED, step.action(Deadline(step.seconds * patience))
    except Skipped as reason:
        result, note = SKIPPED, str(reason)
    except FAULTS as fault:
        result, note = FAILED, str(fault)
        sys.stderr.write(f"{step.title}: {note}\n")
    return Outcome(step.title, result, time.monotonic() - begun, note)


def _in_a_cell(note: str) -> str:
    return " ".join(note.replace("|", "/").split())
