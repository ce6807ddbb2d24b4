"""The namespaces of a trial, made by it or by an earlier one. Others of that name are left alone."""

import json
from typing import Final

from cluster.deadlines import Deadline, StepFailed
from cluster.trial import NAMESPACES, OPENFAAS, STORES, Trial

OWN: Final = {"app.kubernetes.io/managed-by": "try-cluster"}
RELEASES: Final = {"smart-album": STORES, "cron-connector": OPENFAAS, "openfaas": OPENFAAS}


def make_namespaces(trial: Trial, deadline: Deadline) -> str:
    """All or none."""
    there = _own(trial, deadline)
    missing = [name for name in NAMESPACES if name not in there]
    for name in missing:
        manifest = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": OWN}}
        trial.tools.run(deadline, "kubectl", "create", "--filename", "-", given=json.dumps(manifest))
    return f"made {', '.join(missing)}" if missing else "there from an earlier trial"


def remove(trial: Trial, deadline: Deadline) -> str:
    """With all that is in them."""
    there = _own(trial, deadline)
    for release, namespace in RELEASES.items():
        if namespace in there:
            options = ("--namespace", namespace, "--ignore-not-found", "--wait")
            trial.tools.run(deadline, "helm", "uninstall", release, *options)
    for namespace in there:
        trial.tools.run(deadline, "kubectl", "delete", "namespace", namespace, "--wait")
    return f"took away {', '.join(there)}" if there else "there was nothing"


def _own(trial: Trial, deadline: Deadline) -> list[str]:
    """Those that are there. Raises StepFailed if one is somebody else's."""
    found = {name: trial.tools.asked(deadline, "namespace", name) for name in NAMESPACES}
    there = {name: namespace["metadata"].get("labels", {}) for name, namespace in found.items() if namespace}
    if foreign := [name for name, labels in there.items() if not labels.items() >= OWN.items()]:
        raise StepFailed(f"{', '.join(foreign)} was not made by a trial, and nothing is changed")
    return list(there)
