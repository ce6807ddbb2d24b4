"""From a cluster that answers to an album that works."""

import json
from typing import Final

import requests

from cluster.deadlines import Deadline, Skipped, StepFailed
from cluster.trial import CHART, FUNCTIONS, IN_FUNCTIONS, OPENFAAS, ROOT, STORES, Trial

HEALTH_PAUSE: Final = 1.0
DRY_RUN: Final = ("kubectl", "apply", "--dry-run=server", "--filename", "-")


def see_cluster(trial: Trial, deadline: Deadline) -> str:
    told = json.loads(trial.tools.run(deadline, "kubectl", "version", "--output", "json"))
    trial.tools.run(deadline, "helm", "version", "--short")
    trial.tools.run(deadline, "faas-cli", "version", "--short-version")
    return f"Kubernetes {told['serverVersion']['gitVersion']}"


def check_manifests(trial: Trial, deadline: Deadline) -> str:
    """By the API server itself, which then does nothing."""
    chart = ("helm", "template", "smart-album", str(CHART), "--namespace", STORES)
    manifests = trial.tools.run(deadline, *chart, "--set", f"functionNamespace={IN_FUNCTIONS}", *trial.values)
    trial.tools.run(deadline, *DRY_RUN, given=manifests)
    return "the chart"


def check_functions(trial: Trial, deadline: Deadline) -> str:
    if not trial.tools.asked(deadline, "customresourcedefinition", "functions.openfaas.com"):
        raise Skipped("this cluster has no Function resource: OpenFaaS Standard brings it")
    generated = trial.tools.run(
        deadline, "faas-cli", "generate", "--yaml", str(ROOT / "stack.yml"), "--namespace", IN_FUNCTIONS
    )
    trial.tools.run(deadline, *DRY_RUN, given=generated)
    return "all functions"


def install(trial: Trial, deadline: Deadline) -> str:
    trial.put_up_stores(deadline)
    trial.tools.run(deadline, "helm", "test", "smart-album", "--namespace", STORES, *trial.until(deadline))
    return "OpenFaaS, Redis, MongoDB; helm test passed"


def deploy(trial: Trial, deadline: Deadline) -> str:
    trial.connect(deadline)
    password = trial.secret(deadline, OPENFAAS, "basic-auth", "basic-auth-password")
    trial.tools.run(deadline, "faas-cli", "login", "--password-stdin", given=password)
    put_up(trial, deadline, trial.images.tag)
    return trial.images.name("*", trial.images.tag)


def put_up(trial: Trial, deadline: Deadline, tag: str) -> None:
    """These images, until all run and are well. Raises StepFailed if any other image runs."""
    verb = "deploy" if trial.images.are_there else "up"
    gateway = f"http://gateway.{OPENFAAS}.svc.cluster.local:8080"
    variables = {"REGISTRY": trial.images.registry, "TAG": tag, "GATEWAY_URL": gateway}
    trial.tools.run(deadline, "faas-cli", verb, "--yaml", str(ROOT / "stack.yml"), **variables)
    for function in FUNCTIONS:
        wanted, found = trial.images.name(function, tag), _image(trial, deadline, function)
        # The Community Edition answers 200 where it could not fetch an image, and keeps the one before.
        if found != wanted:
            raise StepFailed(f"{function} runs {found or 'nothing'} instead of {wanted}")
    await_rollouts(trial, deadline)


def await_rollouts(trial: Trial, deadline: Deadline) -> None:
    for function in FUNCTIONS:
        timeout = f"--timeout={deadline.left():.0f}s"
        trial.kubectl(deadline, "rollout", "status", f"deployment/{function}", timeout)
    ill = list(FUNCTIONS)
    for _ in deadline.attempts(HEALTH_PAUSE):
        ill = [function for function in ill if not _is_well(trial, function)]
        if not ill:
            return
    raise StepFailed(f"{', '.join(ill)} is not well")


def smoke(trial: Trial, deadline: Deadline) -> str:
    return trial.script(deadline, "smoke", trial.gateway).strip().splitlines()[-1]


def _image(trial: Trial, deadline: Deadline, function: str) -> str:
    found = trial.tools.asked(deadline, "deployment", function, "--namespace", IN_FUNCTIONS)
    containers = found["spec"]["template"]["spec"]["containers"] if found else []
    return str(containers[0]["image"]) if containers else ""


def _is_well(trial: Trial, function: str) -> bool:
    try:
        return requests.get(f"{trial.gateway}/function/{function}/healthz", timeout=10).ok
    except requests.RequestException:
        return False
