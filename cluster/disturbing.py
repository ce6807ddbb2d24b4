"""What happens to an album that is used: pods die, replicas come and go, versions change."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final

from cluster.deadlines import Deadline, StepFailed
from cluster.installing import await_rollouts, put_up
from cluster.trial import FUNCTIONS, IN_FUNCTIONS, STORES, Trial, new_photo

IN_TWO: Final = 4
"""Uploads whose body is under way while pods are killed."""
UPLOADERS: Final = 3
KILLED: Final = ("storage", "photos", "thumbnail", "recognition")
REPLICAS: Final = 3


def kill_in_mid_upload(trial: Trial, deadline: Deadline) -> str:
    """With no time to end anything."""
    begun, go_on = threading.Semaphore(0), threading.Event()
    visitor = trial.visitor
    with ThreadPoolExecutor(IN_TWO) as pool, uploads(trial):
        halves = [pool.submit(visitor.upload_in_two, new_photo(), begun, go_on) for _ in range(IN_TWO)]
        try:
            for _ in halves:
                begun.acquire(timeout=deadline.left())
            for function in KILLED:
                _kill(trial, deadline, function)
        finally:
            go_on.set()
        for half in halves:
            half.result(deadline.left())
        await_rollouts(trial, deadline)
    return _kept(trial, deadline)


def scale(trial: Trial, deadline: Deadline) -> str:
    """Up, and down again."""
    with uploads(trial):
        for count in (REPLICAS, 1):
            for function in FUNCTIONS:
                trial.kubectl(deadline, "scale", f"deployment/{function}", f"--replicas={count}")
            await_rollouts(trial, deadline)
    return f"to {REPLICAS} and back; {_kept(trial, deadline)}"


def upgrade(trial: Trial, deadline: Deadline) -> str:
    return _change(trial, deadline, trial.images.next_tag)


def roll_back(trial: Trial, deadline: Deadline) -> str:
    return _change(trial, deadline, trial.images.tag)


def upgrade_stores(trial: Trial, deadline: Deadline) -> str:
    """And back to the release before; what they hold, and the passwords, stay."""
    before = trial.secret(deadline, IN_FUNCTIONS, "blobs-url", "blobs-url")
    trial.put_up_stores(deadline)
    rollback = ("helm", "rollback", "smart-album", "--namespace", STORES, "--wait")
    trial.tools.run(deadline, *rollback, *trial.until(deadline))
    after = trial.secret(deadline, IN_FUNCTIONS, "blobs-url", "blobs-url")
    if before != after:
        raise StepFailed("the password of Redis is another one")
    return _kept(trial, deadline)


@contextmanager
def uploads(trial: Trial) -> Iterator[None]:
    """Photos come in from several at once, one after the other, until the end; at least one from each."""
    enough = threading.Event()
    visitor = trial.visitor

    def send() -> None:
        while True:
            visitor.upload(new_photo())
            if enough.is_set():
                return

    with ThreadPoolExecutor(UPLOADERS) as pool:
        senders: list[Future[None]] = [pool.submit(send) for _ in range(UPLOADERS)]
        try:
            yield
        finally:
            enough.set()
        for sender in senders:
            sender.result()


def _change(trial: Trial, deadline: Deadline, tag: str) -> str:
    with uploads(trial):
        put_up(trial, deadline, tag)
    return f"to {tag}; {_kept(trial, deadline)}"


def _kill(trial: Trial, deadline: Deadline, function: str) -> None:
    at_once = ("--grace-period=0", "--force", "--wait=false")
    trial.kubectl(deadline, "delete", "pod", "--selector", f"faas_function={function}", *at_once)


def _kept(trial: Trial, deadline: Deadline) -> str:
    """Raises StepFailed unless all that was ever acknowledged is there."""
    trial.visitor.await_all(deadline)
    return f"all {len(trial.visitor.promises)} photos are ready, none is lost"
