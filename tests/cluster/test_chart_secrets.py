"""The secrets that the chart makes: whose they are, how long they live, and where they lead."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.cluster.chart import (
    BOTH_ELSEWHERE,
    MONGODB,
    REDIS,
    SECRETS_OF,
    ApiServer,
    Manifest,
    Rendered,
    rendered,
)


@pytest.fixture
def installed() -> Rendered:
    return rendered()


@pytest.fixture
def cluster(installed: Rendered) -> Iterator[ApiServer]:
    server = ApiServer(installed)
    yield server
    server.close()


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


@pytest.mark.parametrize("values", [{}, BOTH_ELSEWHERE], ids=["here", "elsewhere"])
def test_functions_find_their_secrets_under_their_names(values: Manifest) -> None:
    in_functions = [m for m in rendered(values).all("Secret") if m["metadata"]["namespace"] == "openfaas-fn"]

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
