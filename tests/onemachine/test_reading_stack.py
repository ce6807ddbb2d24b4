"""``stack.yml`` as faas-cli reads it."""

from pathlib import Path

import pytest

from functions.onemachine.stack import FunctionSpec, read_stack

STACK = """
version: 1.0
functions:
  storage:
    lang: dockerfile
    environment:
      LIMIT: ${LIMIT:-50}
      THREADS: 16
      EMPTY: ${EMPTY:-}
      URL: ${URL:-http://gateway:8080}
      NONE: "${NONE}"
  photos:
    lang: dockerfile
    annotations:
      topic: cron-function
      schedule: "*/5 * * * *"
  idle:
    annotations:
      topic: other
      schedule: "* * * * *"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "stack.yml"
    path.write_text(STACK)
    return path


def test_variables_have_their_defaults(path: Path) -> None:
    [storage, *_] = read_stack(path, {})

    assert storage == FunctionSpec(
        "storage",
        {"LIMIT": "50", "THREADS": "16", "EMPTY": "", "URL": "http://gateway:8080", "NONE": ""},
        None,
    )


def test_environment_goes_before_defaults(path: Path) -> None:
    [storage, *_] = read_stack(path, {"LIMIT": "7", "NONE": "some"})

    assert (storage.environment["LIMIT"], storage.environment["NONE"]) == ("7", "some")


def test_schedule_is_that_of_cron_functions_alone(path: Path) -> None:
    _, photos, idle = read_stack(path, {})

    assert photos.schedule == "*/5 * * * *"
    assert idle.schedule is None
