"""Two replicas of each function in namespaces of their own; one dies and one is stopped meanwhile."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from functions.shared.access.callers import CALLERS
from functions.shared.config import PROJECT_ROOT

pytestmark = pytest.mark.timeout(600)


def namespaces() -> str:
    return subprocess.run(["ip", "netns", "list"], capture_output=True, text=True, check=True).stdout


def test_nothing_is_lost_while_replicas_come_and_go(shared_weights: Path, redis_url: str) -> None:
    given = {"WEIGHTS_DIR": str(shared_weights), "MODEL": "yolo-fastest-1.1-xl"}
    few = ("--replicas", "2", "--photos", "8", "--most", "3000", "--megapixels", "0.2", "--json")
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.scale_out", *few],
        env={**os.environ, **given},
        cwd=PROJECT_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        output, complaint = process.communicate(timeout=500)
    if output.startswith("Skipped. "):
        pytest.skip(output)

    assert process.returncode == 0, complaint
    told = json.loads(output)
    assert [row["replicas"] for row in told["rows"]] == ["2", "2, coming and going"]
    # And those that warmed it up.
    assert told["kept"] > sum(row["photos"] for row in told["rows"])
    assert told["stopped"] == {function: [0] for function in CALLERS}
    assert f"smart-album-benchmark-{process.pid}" not in namespaces()
