"""``stack.yml`` is the one list of functions: it and the folders tell the same."""

from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
import yaml
from cronsim import CronSim

from functions.shared.auth import CALLERS
from functions.shared.config import PROJECT_ROOT

STACK: dict[str, Any] = yaml.safe_load((PROJECT_ROOT / "stack.yml").read_text())
NAMES: list[str] = sorted(STACK["functions"])
NO_FUNCTIONS = {"shared", "onemachine"}


def test_each_folder_is_a_function_and_each_function_a_folder() -> None:
    folders = {path.parent.name for path in (PROJECT_ROOT / "functions").glob("*/__init__.py")} - NO_FUNCTIONS

    assert {name.replace("-", "_") for name in NAMES} == folders


def test_call_graph_is_of_these_functions() -> None:
    assert set(NAMES) == CALLERS.keys()


@pytest.mark.parametrize("name", NAMES)
def test_function_is_built_by_its_handler(name: str) -> None:
    handler = import_module(f"functions.{name.replace('-', '_')}.handler")

    assert callable(handler.build)


@pytest.mark.parametrize("name", NAMES)
def test_image_is_of_this_function(name: str) -> None:
    spec = STACK["functions"][name]

    assert spec["lang"] == "dockerfile"
    assert spec["handler"] == "./functions"
    assert spec["build_args"]["FUNCTION"] == name
    assert f"smart-album-{name}:" in spec["image"]


@pytest.mark.parametrize("name", NAMES)
def test_function_runs_with_as_little_as_it_can(name: str) -> None:
    spec = STACK["functions"][name]

    assert spec["readonly_root_filesystem"] is True
    assert "signing-key" in spec["secrets"]
    assert ("metadata-url" in spec["secrets"]) == (name in ("accounts", "albums", "photos"))
    assert ("blobs-url" in spec["secrets"]) == (name == "storage")


def test_secrets_are_never_in_the_environment() -> None:
    for spec in STACK["functions"].values():
        for name in spec["environment"]:
            assert not {"KEY", "PASSWORD", "SECRET"} & set(name.split("_"))
            assert name not in ("METADATA_URL", "BLOBS_URL", "REDIS_URL", "MONGODB_URL")


def test_timeouts_shrink_down_the_chain() -> None:
    seconds = {
        name: int(spec["environment"]["exec_timeout"].removesuffix("s"))
        for name, spec in STACK["functions"].items()
    }

    for callee, callers in CALLERS.items():
        for caller in callers:
            assert seconds[callee] < seconds[caller], f"{caller} calls {callee}"
    assert max(seconds.values()) < 60


def test_sweep_is_on_the_schedule() -> None:
    annotations = STACK["functions"]["photos"]["annotations"]

    assert annotations["topic"] == "cron-function"
    CronSim(annotations["schedule"], datetime(2024, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("path", STACK["configuration"]["copy"])
def test_what_the_images_need_is_there(path: str) -> None:
    assert (PROJECT_ROOT / path).exists()
