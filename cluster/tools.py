"""kubectl, helm, faas-cli, kind, and the scripts beside them: each call bounded in time."""

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from cluster.deadlines import Deadline, StepFailed

TOLD_LINES: Final = 3


class Tools:
    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._environment = dict(environment)
        self._folder = folder

    def set(self, **variables: str) -> None:
        """For all calls from now on."""
        self._environment |= variables

    def run(self, deadline: Deadline, *command: str, given: str = "", **variables: str) -> str:
        """What it wrote. ``given`` is its standard input. Raises StepFailed if it fails, or does not end."""
        process = self.start(*command, **variables)
        try:
            written, complaint = process.communicate(given, deadline.left())
        except subprocess.TimeoutExpired:
            raise StepFailed(f"{_name(command)} did not end in time") from None
        finally:
            end(process)
        if process.returncode:
            raise StepFailed(f"{_name(command)} failed: {_last_lines(complaint or written)}")
        return written

    def start(self, *command: str, **variables: str) -> "subprocess.Popen[str]":
        """In a process group of its own. Raises StepFailed if there is no such program."""
        try:
            return subprocess.Popen(  # noqa: S603 -- the operator's own programs
                command,
                cwd=self._folder,
                env=self._environment | variables,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
        except FileNotFoundError:
            raise StepFailed(f"{command[0]} is not installed") from None

    def asked(self, deadline: Deadline, *question: str) -> dict[str, Any]:
        """``kubectl get`` of one thing; nothing if it is not there."""
        answer = self.run(deadline, "kubectl", "get", *question, "--ignore-not-found", "--output", "json")
        found: dict[str, Any] = json.loads(answer) if answer.strip() else {}
        return found


def end(process: "subprocess.Popen[str]") -> None:
    """With all that it started, if it still runs."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            stream.close()


def complaint_of(process: "subprocess.Popen[str]") -> str:
    """The last lines of one that has ended."""
    return _last_lines(process.stderr.read() if process.stderr else "")


def _name(command: tuple[str, ...]) -> str:
    """Without options, which may be long."""
    return " ".join([command[0].rpartition("/")[2], *command[1:3]])


def _last_lines(text: str) -> str:
    return " ".join(line.strip() for line in text.strip().splitlines()[-TOLD_LINES:]) or "it said nothing"
