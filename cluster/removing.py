"""Takes away what a trial made, and nothing else."""

from cluster.deadlines import Deadline, StepFailed
from cluster.installing import is_own
from cluster.trial import NAMESPACES, Trial

RELEASES = {
    "smart-album": NAMESPACES[0],
    "cron-connector": NAMESPACES[1],
    "openfaas": NAMESPACES[1],
}


def remove(trial: Trial, deadline: Deadline) -> str:
    found = {name: trial.tools.asked(deadline, "namespace", name) for name in NAMESPACES}
    if foreign := [name for name, namespace in found.items() if namespace and not is_own(namespace)]:
        raise StepFailed(f"{', '.join(foreign)} was not made by a trial; nothing is taken away")
    own = [name for name, namespace in found.items() if namespace]
    for release, namespace in RELEASES.items():
        if namespace in own:
            trial.tools.run(
                deadline,
                "helm",
                "uninstall",
                release,
                "--namespace",
                namespace,
                "--ignore-not-found",
                "--wait",
            )
    for namespace in own:
        trial.tools.run(deadline, "kubectl", "delete", "namespace", namespace, "--wait")
    return f"took away {', '.join(own)}" if own else "there was nothing"
