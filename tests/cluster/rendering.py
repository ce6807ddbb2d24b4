"""What Helm's own code, which is Go's, makes of the chart, each time in a process of its own.

In one process with the runtimes of other tests it was seen to end that process.
"""

import json
import subprocess
import sys
from typing import Any

import helm_python as helm

from functions.shared.config import PROJECT_ROOT

CHART = PROJECT_ROOT / "charts" / "smart-album"
SECONDS = 120


class WrongValues(Exception):
    """In Helm's words."""


def rendered_files(values: Any, *, kubeconfig: str | None = None, **wanted: Any) -> dict[str, str]:
    """By their names. Raises WrongValues."""
    files: dict[str, str] = _ask("render", values=values, kubeconfig=kubeconfig, wanted=wanted)
    return files


def lint_errors(values: Any) -> list[Any]:
    errors: list[Any] = _ask("lint", values=values)
    return errors


def _ask(what: str, **asked: Any) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.cluster.rendering", what],
        input=json.dumps(asked),
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    answer = json.loads(done.stdout)
    if "wrong" in answer:
        raise WrongValues(answer["wrong"])
    return answer["made"]


def render(values: Any, kubeconfig: str | None, wanted: dict[str, Any]) -> dict[str, str]:
    with helm.Chart.load(CHART) as chart:
        if kubeconfig is None:
            return dict(chart.render(values, **wanted))
        with helm.Config(kubeconfig_content=kubeconfig, namespace=wanted["namespace"]) as config:
            return dict(config.render(chart, values, **wanted))


def lint(values: Any) -> list[Any]:
    return list(helm.lint(CHART, values, strict=True)["errors"])


if __name__ == "__main__":
    make = {"render": render, "lint": lint}[sys.argv[1]]
    try:
        told = {"made": make(**json.load(sys.stdin))}
    except helm.HelmValuesError as error:
        told = {"wrong": str(error)}
    json.dump(told, sys.stdout)
