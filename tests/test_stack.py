"""``stack.yml`` is the one list of functions: it and the folders tell the same."""

from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
import yaml
from cronsim import CronSim

from functions.onemachine.configuration import variables
from functions.onemachine.stack import VARIABLE
from functions.shared.auth import CALLERS
from functions.shared.config import PROJECT_ROOT

TEXT = (PROJECT_ROOT / "stack.yml").read_text()
STACK: dict[str, Any] = yaml.safe_load(TEXT)
NAMES: list[str] = sorted(STACK["functions"])
NO_FUNCTIONS = {"shared", "onemachine"}
GATEWAY_SECONDS = 60
MOST_FUNCTIONS, MOST_REPLICAS = 15, 5


def with_defaults() -> str:
    """The file as faas-cli reads it where nothing is set."""
    return VARIABLE.sub(lambda variable: variable[2], TEXT)


def _mebibytes(amount: str) -> float:
    return float(amount[:-2]) * {"Mi": 1, "Gi": 1024}[amount[-2:]]


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


@pytest.mark.parametrize("name", NAMES)
def test_what_it_hands_on_is_what_the_function_would_take_by_itself(name: str) -> None:
    handed_on = yaml.safe_load(with_defaults())["functions"][name]["environment"]

    for variable in variables(name):
        if variable.name in handed_on and variable.default.startswith("`"):
            assert f"`{handed_on[variable.name]}`" == variable.default


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


@pytest.mark.parametrize("name", NAMES)
def test_watchdog_waits_for_what_the_function_may_take(name: str) -> None:
    environment = STACK["functions"][name]["environment"]
    seconds = {n: int(v.removesuffix("s")) for n, v in environment.items() if n.endswith("_timeout")}

    assert seconds["exec_timeout"] <= seconds["read_timeout"] < seconds["write_timeout"] < GATEWAY_SECONDS


@pytest.mark.parametrize("name", NAMES)
def test_bounds_of_the_community_edition_are_kept(name: str) -> None:
    labels = yaml.safe_load(with_defaults())["functions"][name]["labels"]

    assert len(NAMES) <= MOST_FUNCTIONS
    assert (
        1 <= int(labels["com.openfaas.scale.min"]) <= int(labels["com.openfaas.scale.max"]) <= MOST_REPLICAS
    )
    assert "namespace" not in STACK["functions"][name]


@pytest.mark.parametrize("name", NAMES)
def test_resources_are_bounded(name: str) -> None:
    spec = yaml.safe_load(with_defaults())["functions"][name]

    assert {"cpu", "memory"} <= spec["requests"].keys()
    assert _mebibytes(spec["requests"]["memory"]) <= _mebibytes(spec["limits"]["memory"])


@pytest.mark.parametrize("name", ["storage", "photos", "thumbnail", "recognition"])
def test_costly_functions_refuse_more_than_they_can_do_soon(name: str) -> None:
    environment = STACK["functions"][name]["environment"]

    assert environment["max_inflight"] > environment["THREADS"]


def test_builds_need_no_network_for_templates() -> None:
    template = yaml.safe_load((PROJECT_ROOT / "template" / "dockerfile" / "template.yml").read_text())

    assert template == {"language": "dockerfile"}


def test_figures_are_asked_for_where_the_gateway_does_not_lead() -> None:
    annotations = STACK["functions"]["photos"]["annotations"]
    dockerfile = (PROJECT_ROOT / "functions" / "Dockerfile").read_text()

    assert annotations["prometheus.io.scrape"] == "true"
    assert f"METRICS_PORT={annotations['prometheus.io.port']}" in dockerfile


def test_sweep_is_on_the_schedule() -> None:
    annotations = STACK["functions"]["photos"]["annotations"]

    assert annotations["topic"] == "cron-function"
    CronSim(annotations["schedule"], datetime(2024, 1, 1, tzinfo=UTC))


def test_every_variable_has_a_default() -> None:
    assert all(variable[2] is not None for variable in VARIABLE.finditer(TEXT))
    assert TEXT.count("${") == len(VARIABLE.findall(TEXT))


@pytest.mark.parametrize("path", STACK["configuration"]["copy"])
def test_what_the_images_need_is_there(path: str) -> None:
    assert (PROJECT_ROOT / path).exists()
