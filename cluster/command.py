"""``scripts/try-cluster``: the whole life of an album on a cluster, step by step, with a table at the end."""

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from cluster import contexts, disturbing, installing, namespaces, saving
from cluster.steps import Step, has_failed, run, table
from cluster.tools import Tools
from cluster.trial import NAMESPACES, ROOT, Images, Trial

DESCRIPTION: Final = f"""\
Tries the album on a Kubernetes cluster: installs OpenFaaS's Community Edition, the stores and the functions,
goes through an album, kills pods in mid-upload, scales up and down, upgrades and rolls back, backs up, loses
everything and restores. After each of these, every photo that was acknowledged has to be there, ready, byte
for byte. Prints a table; the exit status is 0 if no step failed, else 1.
All that it makes is in the namespaces {", ".join(NAMESPACES)},
which must not be there, or be those of an earlier trial. They stay, to be looked at; --down takes them away.
The Community Edition is for personal use; a company may use it for 60 days.
"""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="try-cluster-") as folder:
        # Logins are this run's, too.
        tools = Tools(os.environ | {"OPENFAAS_CONFIG": f"{folder}/openfaas"}, ROOT)
        place = _kind(tools, Path(folder)) if options.kind else _named(tools, Path(folder), options.context)
        trial = Trial(tools, _images(options), options.values and options.values.resolve())
        try:
            outcomes = run(_down(place, trial) if options.down else _life(place, trial), options.patience)
        finally:
            trial.close()
    sys.stdout.write(table(outcomes))
    raise SystemExit(1 if has_failed(outcomes) else 0)


@dataclass(frozen=True)
class Place:
    """Where a trial is: how to get there, and how to leave it as it was."""

    reach: Step
    leave: Step | None


def _named(tools: Tools, folder: Path, context: str) -> Place:
    choose = partial(contexts.choose_context, tools, context, folder / "kubeconfig")
    return Place(Step(f"the context {context}", 30, choose, vital=True), None)


def _kind(tools: Tools, folder: Path) -> Place:
    make = partial(contexts.make_kind, tools, folder / "kubeconfig")
    delete = partial(contexts.delete_kind, tools, folder / "kubeconfig")
    return Place(Step("a cluster of kind", 600, make, vital=True), Step("delete it", 300, delete))


def _down(place: Place, trial: Trial) -> list[Step]:
    if place.leave:
        return [place.leave]
    return [place.reach, Step("take away what a trial made", 900, partial(namespaces.remove, trial))]


def _life(place: Place, trial: Trial) -> list[Step]:
    return [
        place.reach,
        Step("the cluster answers", 60, partial(installing.see_cluster, trial), vital=True),
        Step("namespaces of its own", 60, partial(namespaces.make_namespaces, trial), vital=True),
        Step("the API server takes the chart", 60, partial(installing.check_manifests, trial)),
        Step("OpenFaaS and the stores", 1200, partial(installing.install, trial), vital=True),
        Step("the API server takes the functions", 60, partial(installing.check_functions, trial)),
        Step("the functions", 1800, partial(installing.deploy, trial), vital=True),
        Step("smoke", 300, partial(installing.smoke, trial), vital=True),
        Step("pods killed in mid-upload", 600, partial(disturbing.kill_in_mid_upload, trial)),
        Step("scaled up and down", 600, partial(disturbing.scale, trial)),
        Step("upgrade", 1800, partial(disturbing.upgrade, trial)),
        Step("roll-back", 1800, partial(disturbing.roll_back, trial)),
        Step("upgrade and roll-back of the stores", 1200, partial(disturbing.upgrade_stores, trial)),
        Step("backup, loss of everything, restore", 1800, partial(saving.back_up_and_restore, trial)),
        Step("verify", 300, partial(saving.verify, trial)),
    ]


def _images(options: argparse.Namespace) -> Images:
    return Images(options.registry, options.tag, options.next_tag or options.tag, are_there=not options.build)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/try-cluster",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--context", help="one of `kubectl config get-contexts`")
    where.add_argument("--kind", action="store_true", help=f"a cluster {contexts.KIND}, made by kind")
    registry = os.environ.get("REGISTRY", "ghcr.io/smart-album")
    parser.add_argument("--registry", default=registry, help=f"that anyone may pull from ({registry})")
    parser.add_argument("--tag", default="latest", help="of the images (latest)")
    parser.add_argument("--next-tag", help="of those that are the upgrade (the same, deployed anew)")
    parser.add_argument("--build", action="store_true", help="build and push them first; else they are there")
    parser.add_argument("--values", type=Path, help="sizes and classes of the stores, a file for helm")
    parser.add_argument("--patience", type=float, default=1, help="multiplies the time of each step (1)")
    parser.add_argument("--down", action="store_true", help="take away what a trial made, and do no more")
    return parser.parse_args()


if __name__ == "__main__":
    main()
