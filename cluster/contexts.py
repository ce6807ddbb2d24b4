"""The cluster that is tried: one that the operator names, or one that kind makes.

Its address is in a file of this run alone: whatever changes the current context leads no step elsewhere.
"""

from pathlib import Path
from typing import Final

from cluster.deadlines import Deadline
from cluster.tools import Tools

KIND: Final = "smart-album-try"


def choose_context(tools: Tools, context: str, file: Path, deadline: Deadline) -> str:
    chosen = ("kubectl", "config", "view", "--minify", "--flatten", "--raw", "--context", context)
    _use(tools, file, tools.run(deadline, *chosen))
    return "copied for this run"


def make_kind(tools: Tools, file: Path, deadline: Deadline) -> str:
    """Or takes that of an earlier trial."""
    is_there = KIND in tools.run(deadline, "kind", "get", "clusters").split()
    if not is_there:
        # --kubeconfig: else it would write into the operator's own file.
        command = ("kind", "create", "cluster", "--name", KIND, "--kubeconfig", str(file))
        tools.run(deadline, *command, "--wait", f"{deadline.left():.0f}s")
    _use(tools, file, tools.run(deadline, "kind", "get", "kubeconfig", "--name", KIND))
    return f"{'took' if is_there else 'made'} kind-{KIND}"


def delete_kind(tools: Tools, file: Path, deadline: Deadline) -> str:
    tools.run(deadline, "kind", "delete", "cluster", "--name", KIND, "--kubeconfig", str(file))
    return f"deleted kind-{KIND}"


def _use(tools: Tools, file: Path, content: str) -> None:
    file.touch(mode=0o600)
    file.write_text(content)
    tools.set(KUBECONFIG=str(file))
