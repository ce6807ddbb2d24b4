"""The chart, by Helm's own code and by Kubernetes' own schemas."""

import re
from typing import Any

import kubernetes_validate
import pytest

from tests.cluster.chart import (
    BOTH_ELSEWHERE,
    MONGODB,
    REDIS,
    SECRETS_OF,
    Manifest,
    Rendered,
    rendered,
)
from tests.cluster.rendering import WrongValues, lint_errors

PLACED = {
    "nodeSelector": {"disk": "fast"},
    "tolerations": [{"key": "stores", "operator": "Exists"}],
    "imagePullSecrets": [{"name": "registry"}],
    "redis": {"storage": {"size": "1Ti", "className": "fast"}},
}
INSTALLATIONS: dict[str, Manifest] = {
    "default": {},
    "both elsewhere": BOTH_ELSEWHERE,
    "redis elsewhere": {"redis": {"externalUrl": REDIS}},
    "mongodb elsewhere": {"mongodb": {"externalUrl": MONGODB}},
    "placed": PLACED,
    "open network": {"networkPolicy": {"enabled": False}},
}


@pytest.fixture(params=INSTALLATIONS.values(), ids=INSTALLATIONS.keys())
def installation(request: pytest.FixtureRequest) -> Rendered:
    return rendered(request.param)


@pytest.fixture
def installed() -> Rendered:
    return rendered()


@pytest.mark.parametrize("values", INSTALLATIONS.values(), ids=INSTALLATIONS.keys())
def test_helm_has_nothing_to_say_against_it(values: Manifest) -> None:
    assert lint_errors(values) == []


@pytest.mark.parametrize("version", ["1.25.0", "1.30.0", "1.34.0"])
def test_kubernetes_knows_every_field(installation: Rendered, version: str) -> None:
    assert installation.manifests
    for manifest in installation.manifests:
        kubernetes_validate.validate(manifest, version, strict=True)


def test_unknown_field_would_be_found(installed: Rendered) -> None:
    redis = installed.one("StatefulSet", "smart-album-redis")
    redis["spec"]["template"]["spec"]["containers"][0]["readOnlyRoot"] = True

    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(redis, "1.30.0", strict=True)


@pytest.mark.parametrize(
    "values",
    [
        {"redis": {"password": "secret"}},
        {"redis": {"image": "redis"}},
        {"redis": {"image": "docker.io/library/redis:latest"}},
        {"redis": {"externalUrl": "http://blobs.example"}},
        {"mongodb": {"externalUrl": "records.example"}},
        {"redis": {"maxMemory": "3Gi"}},
        {"functionNamespace": "Functions"},
    ],
    ids=str,
)
def test_wrong_values_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(WrongValues):
        rendered(values)


def test_every_pod_runs_with_as_little_as_it_can(installation: Rendered) -> None:
    for pod in installation.pods():
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["automountServiceAccountToken"] is False
        for container in pod["containers"]:
            assert container["securityContext"]["readOnlyRootFilesystem"] is True
            assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
            assert re.search(r":\d", container["image"]), "third-party images are pinned"


def test_stores_are_watched_and_bounded(installed: Rendered) -> None:
    for stateful_set in installed.all("StatefulSet"):
        (container,) = stateful_set["spec"]["template"]["spec"]["containers"]
        assert {"startupProbe", "readinessProbe", "livenessProbe"} <= container.keys()
        assert {"requests", "limits"} == container["resources"].keys()


def test_what_redis_acknowledged_is_on_disk(installed: Rendered) -> None:
    (container,) = installed.one("StatefulSet", "smart-album-redis")["spec"]["template"]["spec"]["containers"]
    command = container["command"]
    options = dict(zip(command[2::2], command[3::2], strict=True))

    assert options["--appendonly"] == "yes"
    assert options["--appendfsync"] == "always"
    assert options["--maxmemory-policy"] == "noeviction"


@pytest.mark.parametrize(("store", "secret"), [("redis", "blobs-url"), ("mongodb", "metadata-url")])
def test_only_those_reach_a_store_that_know_its_url(installed: Rendered, store: str, secret: str) -> None:
    policy = installed.one("NetworkPolicy", f"smart-album-{store}")["spec"]
    (rule,) = policy["ingress"]
    functions = rule["from"][0]

    (who,) = functions["podSelector"]["matchExpressions"]
    assert who["key"] == "faas_function"
    assert set(who["values"]) == {name for name, secrets in SECRETS_OF.items() if secret in secrets}
    assert functions["namespaceSelector"]["matchLabels"] == {"kubernetes.io/metadata.name": "openfaas-fn"}
    assert policy["egress"] == []


@pytest.mark.parametrize("kind", ["StatefulSet", "Service", "NetworkPolicy"])
def test_selectors_meet_the_pods(installed: Rendered, kind: str) -> None:
    labels = {
        m["metadata"]["name"]: m["spec"]["template"]["metadata"]["labels"]
        for m in installed.all("StatefulSet")
    }
    for manifest in installed.all(kind):
        spec = manifest["spec"]
        selector = spec.get("podSelector") or spec["selector"]
        wanted = selector.get("matchLabels", selector)
        assert wanted.items() <= labels[manifest["metadata"]["name"]].items()


def test_data_and_what_opens_it_stay_when_the_release_goes(installed: Rendered) -> None:
    for name in ("smart-album-stores", "signing-key"):
        annotations = installed.one("Secret", name)["metadata"]["annotations"]
        assert annotations["helm.sh/resource-policy"] == "keep"
    for stateful_set in installed.all("StatefulSet"):
        assert stateful_set["spec"]["persistentVolumeClaimRetentionPolicy"]["whenDeleted"] == "Retain"


def test_notes_say_what_comes_next(installation: Rendered) -> None:
    assert "faas-cli up" in installation.notes
    assert "secret@" not in installation.notes
