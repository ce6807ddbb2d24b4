"""What the scripts for a cluster ask of kubectl and helm, which stand-ins answer."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from functions.shared.config import PROJECT_ROOT

TOOLS = ("sh", "cat", "dirname", "basename")
STAND_IN = """#!/bin/sh
call="$(basename "$0") $*"
echo "$call" >> "$CALLS"
while read -r failing; do
    case "$call" in "$failing"*) exit 1 ;; esac
done < "$FAILING"
"""
STORES = "helm upgrade --install smart-album"


class Operator:
    """Runs a script on a machine that has only what is given; ``failing`` are beginnings of calls."""

    def __init__(self, folder: Path, programs: tuple[str, ...] = ("kubectl", "helm")) -> None:
        self._calls, self._failing = folder / "calls", folder / "failing"
        self._path = folder / "bin"
        self._path.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found
            (self._path / tool).symlink_to(found)
        for program in programs:
            (self._path / program).write_text(STAND_IN)
            (self._path / program).chmod(0o755)

    def run(self, script: str, *arguments: str, failing: tuple[str, ...] = ()) -> tuple[int, str, str]:
        self._failing.write_text("".join(f"{call}\n" for call in failing))
        self._calls.write_text("")
        environment = {"PATH": str(self._path), "CALLS": str(self._calls), "FAILING": str(self._failing)}
        command = [str(self._path / "sh"), str(PROJECT_ROOT / "scripts" / script), *arguments]
        ended = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        return ended.returncode, ended.stdout, ended.stderr

    def calls(self) -> list[str]:
        return self._calls.read_text().splitlines()

    def changes(self) -> list[str]:
        """The calls that are not mere questions, without their options."""
        questions = ("kubectl get", "helm status")
        return [" ".join(c.split()[:4]) for c in self.calls() if not c.startswith(questions)]


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    return Operator(tmp_path)


def test_up_installs_the_stores_and_waits(operator: Operator) -> None:
    status, said, _ = operator.run("helm-up.sh")

    assert status == 0
    assert operator.changes() == [STORES]
    call = operator.calls()[-1]
    assert call.startswith(f"{STORES} {PROJECT_ROOT}/charts/smart-album --namespace smart-album")
    assert "--create-namespace --wait --timeout 10m" in call
    assert "faas-cli up" in said
    assert "scripts/smoke" in said


def test_up_makes_namespaces_and_openfaas(operator: Operator) -> None:
    missing = ("kubectl get namespace openfaas", "kubectl get deployment gateway")

    status, _, said = operator.run("helm-up.sh", failing=missing)

    assert status == 0
    assert operator.changes() == [
        "kubectl create namespace openfaas",
        "kubectl create namespace openfaas-fn",
        "helm repo add openfaas",
        "helm upgrade --install openfaas",
        "helm upgrade --install cron-connector",
        STORES,
    ]
    assert "Community Edition" in said
    openfaas = next(call for call in operator.calls() if call.startswith("helm upgrade --install openfaas"))
    assert "--set gateway.upstreamTimeout=21m --set gateway.readTimeout=21m5s" in openfaas


def test_up_leaves_openfaas_as_it_is_and_says_so(operator: Operator) -> None:
    _, _, said = operator.run("helm-up.sh")

    assert "OpenFaaS is here already" in said
    assert "Timeouts in docs/operations.md" in said


def test_up_passes_options_on(operator: Operator) -> None:
    operator.run("helm-up.sh", "-f", "my-values.yaml")

    assert operator.calls()[-1].endswith("-f my-values.yaml")


def test_up_twice_asks_the_same(operator: Operator) -> None:
    operator.run("helm-up.sh")
    first = operator.calls()

    status, _, _ = operator.run("helm-up.sh")

    assert status == 0
    assert operator.calls() == first


def test_up_says_that_stores_do_not_run(operator: Operator) -> None:
    status, said, complaint = operator.run("helm-up.sh", failing=(STORES,))

    assert status == 1
    assert said == ""
    assert "kubectl get pods --namespace smart-album" in complaint


def test_down_keeps_the_data(operator: Operator) -> None:
    status, _, said = operator.run("helm-down.sh")

    assert status == 0
    assert operator.changes() == ["helm uninstall smart-album --namespace"]
    assert "--purge" in said


def test_down_with_purge_deletes_data_and_passwords(operator: Operator) -> None:
    status, _, _ = operator.run("helm-down.sh", "--purge")

    assert status == 0
    assert operator.changes() == [
        "helm uninstall smart-album --namespace",
        "kubectl delete persistentvolumeclaim --namespace",
        "kubectl delete secret smart-album-stores",
        "kubectl delete secret signing-key",
    ]


def test_down_twice_is_well(operator: Operator) -> None:
    status, _, said = operator.run("helm-down.sh", failing=("helm status",))

    assert status == 0
    assert operator.changes() == []
    assert "there are no stores" in said


def test_down_takes_no_other_option(operator: Operator) -> None:
    status, _, complaint = operator.run("helm-down.sh", "--all")

    assert status == 1
    assert "usage" in complaint
    assert operator.calls() == []


@pytest.mark.parametrize("script", ["helm-up.sh", "helm-down.sh"])
@pytest.mark.parametrize("missing", ["kubectl", "helm"])
def test_missing_program_is_named(tmp_path: Path, script: str, missing: str) -> None:
    operator = Operator(tmp_path, tuple({"kubectl", "helm"} - {missing}))

    status, _, complaint = operator.run(script)

    assert status == 1
    assert f"{missing} is not installed" in complaint
    assert operator.calls() == []


@pytest.mark.parametrize("script", ["helm-up.sh", "helm-down.sh"])
def test_cluster_that_does_not_answer_is_told(operator: Operator, script: str) -> None:
    status, _, complaint = operator.run(script, failing=("kubectl get namespaces",))

    assert status == 1
    assert "no cluster answers" in complaint
    assert operator.changes() == []


@pytest.mark.parametrize(
    "script", sorted(path.name for path in (PROJECT_ROOT / "scripts").iterdir() if path.is_file())
)
def test_script_can_be_run_and_read(script: str) -> None:
    path = PROJECT_ROOT / "scripts" / script

    assert os.access(path, os.X_OK)
    assert path.read_text().startswith("#!/bin/sh\n#")
    assert subprocess.run(["sh", "-n", str(path)], check=False).returncode == 0
