"""What ``scripts/try-cluster`` says and leaves alone where something is wrong, against a stand-in cluster."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.standin_cluster import StandInCluster
from tests.cluster.trying import try_cluster

HERE = ("--context", "here")
OWN = {"app.kubernetes.io/managed-by": "try-cluster"}
NAMESPACES = ("smart-album-try", "smart-album-try-openfaas", "smart-album-try-fn")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[StandInCluster]:
    cluster = StandInCluster(tmp_path)
    yield cluster
    cluster.close()


def test_everything_is_made_in_namespaces_of_its_own(cluster: StandInCluster) -> None:
    try_cluster(cluster, *HERE)

    assert set(cluster.namespaces) == {"default", *NAMESPACES}
    made = [
        call for call in cluster.calls if call.startswith(("helm upgrade", "helm test", "kubectl create n"))
    ]
    assert len(made) == 4
    assert all(any(f"--namespace {namespace} " in call for namespace in NAMESPACES) for call in made)
    (openfaas,) = [call for call in made if "openfaas/openfaas" in call]
    assert "--skip-crds --set createCRDs=false" in openfaas


def test_failed_step_says_why_and_those_that_need_it_are_not_run(cluster: StandInCluster) -> None:
    cluster.failing = {"helm upgrade --install smart-album": "Error: timed out"}

    trial = try_cluster(cluster, *HERE)

    assert trial.status == 1
    result, note = trial.rows["OpenFaaS and the stores"]
    assert result == "FAIL"
    assert "the stores do not run yet: kubectl get pods --namespace smart-album-try" in note
    assert trial.results().count("pass") == 4
    assert set(trial.results()[5:]) == {"not run"}


def test_step_that_hangs_is_ended(cluster: StandInCluster) -> None:
    cluster.hanging = ("kubectl config view",)

    trial = try_cluster(cluster, *HERE, "--patience", "0.01")

    assert trial.rows["the context here"] == ("FAIL", "kubectl config view did not end in time")


def test_manifests_that_the_api_server_refuses_are_told(cluster: StandInCluster) -> None:
    cluster.failing = {"kubectl apply --dry-run=server": 'StatefulSet "smart-album-redis" is invalid'}

    trial = try_cluster(cluster, *HERE)

    result, note = trial.rows["the API server takes the chart"]
    assert result == "FAIL"
    assert note.endswith('StatefulSet "smart-album-redis" is invalid')


def test_functions_are_shown_to_the_api_server_where_it_knows_them(cluster: StandInCluster) -> None:
    cluster.has_function_resource = True

    trial = try_cluster(cluster, *HERE)

    assert trial.rows["the API server takes the functions"] == ("pass", "all functions")


def test_function_resource_that_is_not_there_is_no_failure(cluster: StandInCluster) -> None:
    trial = try_cluster(cluster, *HERE)

    assert trial.rows["the API server takes the functions"][0] == "skipped"


def test_gateway_that_cannot_be_reached_is_told(cluster: StandInCluster) -> None:
    trial = try_cluster(cluster, *HERE)

    reason = 'service/gateway cannot be reached: services "gateway" not found'
    assert trial.rows["the functions"] == ("FAIL", reason)
    assert trial.rows["smoke"] == ("not run", "")


@pytest.mark.parametrize("down", [(), ("--down",)], ids=["trial", "down"])
def test_namespace_of_somebody_else_is_left_alone(cluster: StandInCluster, down: tuple[str, ...]) -> None:
    cluster.namespaces["smart-album-try-fn"] = {"team": "photos"}

    trial = try_cluster(cluster, *HERE, *down)

    assert trial.status == 1
    assert "smart-album-try-fn" in trial.output
    assert cluster.changes() == []


def test_down_takes_away_what_a_trial_made_and_no_more(cluster: StandInCluster) -> None:
    cluster.namespaces |= dict.fromkeys(NAMESPACES, OWN) | {"openfaas-fn": {}}

    trial = try_cluster(cluster, *HERE, "--down")

    assert trial.status == 0
    assert set(cluster.namespaces) == {"default", "openfaas-fn"}
    assert [call.split()[:3] for call in cluster.changes()[-3:]] == [["kubectl", "delete", "namespace"]] * 3


def test_down_where_nothing_is_is_well(cluster: StandInCluster) -> None:
    trial = try_cluster(cluster, *HERE, "--down")

    assert trial.status == 0
    assert trial.rows["take away what a trial made"] == ("pass", "there was nothing")


def test_context_that_is_not_there_ends_it_at_once(cluster: StandInCluster) -> None:
    trial = try_cluster(cluster, "--context", "unknown")

    assert trial.rows["the context unknown"] == (
        "FAIL",
        "kubectl config view failed: error: cannot locate context unknown",
    )
    assert len(cluster.calls) == 1


def test_steps_have_the_context_in_a_file_of_their_own(cluster: StandInCluster) -> None:
    try_cluster(cluster, *HERE, KUBECONFIG="/nowhere/config")

    asked, *others = cluster.kubeconfigs
    assert asked == "/nowhere/config"
    (own,) = set(others)
    assert own != asked
    assert not Path(own).exists()


def test_kind_makes_a_cluster_uses_it_again_and_deletes_it(cluster: StandInCluster) -> None:
    made = try_cluster(cluster, "--kind")
    again = try_cluster(cluster, "--kind")
    assert cluster.kinds == {"smart-album-try"}
    down = try_cluster(cluster, "--kind", "--down")

    assert made.rows["a cluster of kind"] == ("pass", "made kind-smart-album-try")
    assert again.rows["a cluster of kind"] == ("pass", "took kind-smart-album-try")
    assert again.rows["namespaces of its own"] == ("pass", "there from an earlier trial")
    assert down.status == 0
    assert cluster.kinds == set()


@pytest.mark.parametrize(
    ("missing", "step"),
    [("kubectl", "the context here"), ("helm", "the cluster answers"), ("faas-cli", "the cluster answers")],
)
def test_missing_program_is_named(cluster: StandInCluster, missing: str, step: str) -> None:
    (cluster.path / missing).unlink()

    trial = try_cluster(cluster, *HERE)

    assert trial.rows[step] == ("FAIL", f"{missing} is not installed")
    assert cluster.changes() == []


def test_nothing_is_tried_without_a_place(cluster: StandInCluster) -> None:
    trial = try_cluster(cluster)

    assert trial.status == 2
    assert cluster.calls == []
