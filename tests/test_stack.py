"""``stack.yml`` is the one list of functions: it and the folders tell the same."""

import re
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
import yaml
from cronsim import CronSim

from functions.onemachine.configuration import variables
from functions.onemachine.stack import VARIABLE
from functions.photos.workflow import steps
from functions.shared.access.callers import CALLERS
from functions.shared.config import PROJECT_ROOT
from functions.shared.objects import reading
from functions.thumbnail import thumbnails
from tests.cluster.fwatchdog import seconds

TEXT = (PROJECT_ROOT / "stack.yml").read_text()
STACK: dict[str, Any] = yaml.safe_load(TEXT)
NAMES: list[str] = sorted(STACK["functions"])
NO_FUNCTIONS = {"shared", "serving", "onemachine"}
LARGEST_PHOTO_BYTES = 50 * 1024 * 1024
SLOW_BITS_PER_SECOND = 512_000
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
    assert ("oidc-client-secret" in spec["secrets"]) == (name == "accounts")
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


def test_slow_client_can_send_and_take_the_largest_photo() -> None:
    for name in ("storage", "photos", "thumbnail", "recognition"):
        environment = STACK["functions"][name]["environment"]

        assert seconds(environment["exec_timeout"]) > LARGEST_PHOTO_BYTES * 8 / SLOW_BITS_PER_SECOND


def test_callers_wait_longer_than_what_they_call_waits() -> None:
    assert max(thumbnails.STORAGE_SECONDS, reading.SECONDS) < steps.WORK_SECONDS


@pytest.mark.parametrize("name", NAMES)
def test_gateway_and_watchdog_wait_for_what_the_function_may_take(name: str) -> None:
    environment = STACK["functions"][name]["environment"]
    limits = {n: seconds(v) for n, v in environment.items() if n.endswith("_timeout")}
    installed = (PROJECT_ROOT / "scripts" / "helm-up.sh").read_text()
    upstream = re.search(r"\$\{TRANSFER:-(\w+)\}", installed)

    assert upstream
    assert limits["exec_timeout"] <= limits["read_timeout"] < limits["write_timeout"] < seconds(upstream[1])


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

    # The watchdog counts slow clients as well: they must not be why it refuses others.
    assert environment["max_inflight"] > 2 * (environment["THREADS"] + environment["MAX_WAITING"])


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
