"""The chart, by Helm's own code and by Kubernetes' own schemas."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import helm_python as helm
import kubernetes_validate
import pytest
import yaml

from functions.shared.config import PROJECT_ROOT
from tests.cluster.chart import CHART, ApiServer, Manifest, Rendered, rendered

REDIS, MONGODB = "rediss://:secret@blobs.example:6380/1", "mongodb+srv://ann:secret@records.example/photos"
BOTH_ELSEWHERE = {"redis": {"externalUrl": REDIS}, "mongodb": {"externalUrl": MONGODB}}
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
SECRETS_OF = {
    name: set(spec["secrets"])
    for name, spec in yaml.safe_load((PROJECT_ROOT / "stack.yml").read_text())["functions"].items()
}


@pytest.fixture(params=INSTALLATIONS.values(), ids=INSTALLATIONS.keys())
def installation(request: pytest.FixtureRequest) -> Rendered:
    return rendered(request.param)


@pytest.fixture
def installed() -> Rendered:
    return rendered()


@pytest.fixture
def cluster(installed: Rendered) -> Iterator[ApiServer]:
    server = ApiServer(installed)
    yield server
    server.close()


@pytest.mark.parametrize("values", INSTALLATIONS.values(), ids=INSTALLATIONS.keys())
def test_helm_has_nothing_to_say_against_it(values: Manifest) -> None:
    report = helm.lint(CHART, values, strict=True)

    assert report["errors"] == []


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
    with pytest.raises(helm.HelmValuesError):
        rendered(values)


def test_no_password_is_anyone_elses(installed: Rendered) -> None:
    again = rendered()

    for name in ("smart-album-stores", "signing-key"):
        for key, value in installed.secret(name).items():
            assert value != again.secret(name)[key]
            assert re.fullmatch(r"(requirepass )?[A-Za-z0-9]{40,64}\n?", value)


def test_passwords_survive_an_upgrade(installed: Rendered, cluster: ApiServer) -> None:
    upgraded = cluster.upgraded()

    for secret in installed.all("Secret"):
        assert upgraded.secret(secret["metadata"]["name"]) == secret["stringData"]


def test_keys_that_were_changed_survive_an_upgrade(cluster: ApiServer) -> None:
    changed = {"signing-key": "n" * 64, "signing-key-previous": "o" * 64}
    cluster.secrets["openfaas-fn", "signing-key"] = changed

    assert cluster.upgraded().secret("signing-key") == changed


def test_secret_that_is_lost_is_made_anew(installed: Rendered, cluster: ApiServer) -> None:
    del cluster.secrets["openfaas-fn", "signing-key"]

    upgraded = cluster.upgraded()

    assert len(upgraded.secret("signing-key")["signing-key"]) == 64
    assert upgraded.secret("smart-album-stores") == installed.secret("smart-album-stores")


def test_functions_find_their_secrets_under_their_names(installation: Rendered) -> None:
    in_functions = [m for m in installation.all("Secret") if m["metadata"]["namespace"] == "openfaas-fn"]

    assert {m["metadata"]["name"] for m in in_functions} == set().union(*SECRETS_OF.values())
    for manifest in in_functions:
        assert list(manifest["stringData"]) == [manifest["metadata"]["name"]]


def test_urls_lead_to_the_stores_with_their_passwords(installed: Rendered) -> None:
    stores = installed.secret("smart-album-stores")
    blobs = urlsplit(installed.secret("blobs-url")["blobs-url"])
    metadata = urlsplit(installed.secret("metadata-url")["metadata-url"])

    assert (blobs.hostname, blobs.port) == ("smart-album-redis.smart-album.svc", 6379)
    assert blobs.password == stores["redis-password"]
    assert stores["redis.conf"] == f"requirepass {blobs.password}\n"
    assert (metadata.hostname, metadata.port) == ("smart-album-mongodb.smart-album.svc", 27017)
    assert metadata.password == stores["mongodb-password"]
    installed.one("Service", "smart-album-redis")
    installed.one("Service", "smart-album-mongodb")


def test_stores_elsewhere_are_used_and_none_installed() -> None:
    elsewhere = rendered(BOTH_ELSEWHERE)

    assert elsewhere.secret("blobs-url")["blobs-url"] == REDIS
    assert elsewhere.secret("metadata-url")["metadata-url"] == MONGODB
    assert not elsewhere.all("StatefulSet")
    assert not elsewhere.all("Service")
    assert not elsewhere.all("NetworkPolicy")


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
