"""Who runs ``scripts/try-cluster`` on a machine that has only what the stand-in cluster gives."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from functions.shared.config import PROJECT_ROOT
from tests.cluster.standin_cluster import StandInCluster


@dataclass(frozen=True)
class Trial:
    status: int
    rows: dict[str, tuple[str, str]]
    """Of the table: result and note of each step, by its title."""
    output: str

    def results(self) -> list[str]:
        return [result for result, _ in self.rows.values()]


def try_cluster(
    cluster: StandInCluster, *arguments: str, root: Path = PROJECT_ROOT, **variables: str
) -> Trial:
    environment = {"PATH": str(cluster.path), "HOME": str(cluster.path.parent), "STANDIN": cluster.address}
    ended = subprocess.run(
        [str(root / "scripts" / "try-cluster"), *arguments],
        cwd=root,
        env={**environment, "TMPDIR": os.environ.get("TMPDIR", "/tmp"), **variables},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    rows = re.findall(r"^\| (.+?) \| (\S.*?) \| \d+ \| (.*?) ?\|$", ended.stdout, re.MULTILINE)
    return Trial(
        ended.returncode,
        {title: (result, note) for title, result, note in rows},
        ended.stdout + ended.stderr,
    )
