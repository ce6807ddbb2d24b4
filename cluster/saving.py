"""Backup, the loss of everything, and the way back."""

import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

from cluster.deadlines import Deadline, StepFailed
from cluster.forwards import HOST, forwarded
from cluster.installing import await_rollouts
from cluster.trial import FUNCTIONS, IN_FUNCTIONS, Trial

SECRETS: Final = {"REDIS_URL": "blobs-url", "MONGODB_URL": "metadata-url"}
IN_CLUSTER: Final = ".svc"


def back_up_and_restore(trial: Trial, deadline: Deadline) -> str:
    """Into stores that are new, with other passwords and another signing key."""
    visitor = trial.visitor
    with tempfile.TemporaryDirectory(prefix="try-cluster-") as folder:
        backup = Path(folder) / "backup"
        with _reachable_stores(trial, deadline) as urls:
            saved = trial.script(deadline, "backup", str(backup), **urls)
        _lose_everything(trial, deadline)
        with _reachable_stores(trial, deadline) as urls:
            trial.script(deadline, "restore", str(backup), **urls)
    await_rollouts(trial, deadline)
    visitor.sign_in()
    visitor.await_all(deadline)
    copied, _, _ = saved.strip().partition(" are in ")
    return f"{copied} in the backup; all {len(visitor.promises)} photos are back"


def verify(trial: Trial, deadline: Deadline) -> str:
    key = trial.secret(deadline, IN_FUNCTIONS, "signing-key", "signing-key")
    told = trial.script(deadline, "verify", "--checksums", "--gateway", trial.gateway, SIGNING_KEY=key)
    return " ".join(told.split())


def _lose_everything(trial: Trial, deadline: Deadline) -> None:
    trial.script(deadline, "helm-down.sh", "--purge")
    trial.put_up_stores(deadline)
    for function in FUNCTIONS:
        # What they know of the stores is from their start.
        trial.kubectl(deadline, "rollout", "restart", f"deployment/{function}")


@contextmanager
def _reachable_stores(trial: Trial, deadline: Deadline) -> Iterator[dict[str, str]]:
    """The URLs that the functions have, as they are reached from here."""
    with ExitStack() as connections:
        urls = {}
        for variable, secret in SECRETS.items():
            url = urlsplit(trial.secret(deadline, IN_FUNCTIONS, secret, secret))
            if (url.hostname or "").endswith(IN_CLUSTER):
                url = _via(url, connections.enter_context(_forwarded(trial, deadline, url)))
            urls[variable] = url.geturl()
        yield urls


def _forwarded(trial: Trial, deadline: Deadline, url: SplitResult) -> AbstractContextManager[int]:
    service, namespace, *_ = (url.hostname or "").split(".")
    if url.port is None:
        raise StepFailed(f"the URL of {service} names no port")
    return forwarded(trial.tools, deadline, namespace, service, url.port)


def _via(url: SplitResult, port: int) -> SplitResult:
    credentials, at, _ = url.netloc.rpartition("@")
    return url._replace(netloc=f"{credentials}{at}{HOST}:{port}")
