"""Another revision of the project beside this one, with an environment of its own."""

import subprocess
from pathlib import Path
from typing import Final

from benchmarks.album import Build
from functions.shared.config import PROJECT_ROOT

KEPT: Final = Path.home() / ".cache" / "smart-album" / "revisions"


def checked_out(revision: str) -> Build:
    """Any that git knows; installed once and kept, since that takes minutes."""
    commit = _git("rev-parse", "--verify", f"{revision}^{{commit}}").decode().strip()
    root = KEPT / commit
    if not (root / "scripts" / "install").exists():
        root.mkdir(parents=True, exist_ok=True)
        subprocess.run(["tar", "-x", "-C", root], input=_git("archive", commit), check=True)  # noqa: S603, S607
    subprocess.run([root / "scripts" / "install", "run"], check=True)  # noqa: S603
    return Build(revision, root, root / ".venv" / "bin" / "python")


def _git(*arguments: str) -> bytes:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603
