"""What ``benchmarks.workflow`` tells of a photo's way."""

import os
import subprocess
import sys

import pytest

from functions.shared.config import PROJECT_ROOT

pytestmark = pytest.mark.timeout(300)


def test_a_photos_way_is_measured_whole() -> None:
    options = ["--photos", "2", "--rounds", "1", "--megapixels", "0.2", "--at-once", "2"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.workflow", *options],
        cwd=PROJECT_ROOT,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        text=True,
        timeout=240,
        check=True,
    )
    for told in (
        "| 0.2 MP, 2 at once | this build |",
        "| photos per second |",
        "| core ms |",
        "| KiB through the gateway |",
        "| requests |",
        "| thumbnail |",
        "| storage |",
        "Memory of all processes (PSS), idle:",
        "Seconds to start again:",
    ):
        assert told in done.stdout
