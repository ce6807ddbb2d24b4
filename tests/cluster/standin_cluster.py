"""A cluster for ``scripts/try-cluster``: it keeps what kubectl, helm, faas-cli and kind tell it, and answers.

What pods do is for whoever makes it to say: the album behind it may be a real one.
"""

import json
import shutil
import socketserver
import sys
import threading
from pathlib import Path
from typing import Any

from tests.cluster import standin_tool
from tests.cluster.standin_behind import Behind, Refusal
from tests.cluster.standin_kubectl import Kubectl
from tests.cluster.standin_programs import faas_cli, helm, kind

PROGRAMS = ("kubectl", "helm", "faas-cli", "kind")
TOOLS = ("sh", "cat", "dirname", "basename", "curl", "mktemp", "rm", "date", "sed", "head", "tr")


class StandInCluster:
    def __init__(self, folder: Path, behind: Behind | None = None) -> None:
        self.calls: list[str] = []
        self.kubeconfigs: list[str] = []
        """The files that the calls were to use."""
        self.failing: dict[str, str] = {}
        """Beginnings of calls, and what is said then."""
        self.hanging: tuple[str, ...] = ()
        self.namespaces: dict[str, dict[str, str]] = {"default": {}}
        self.images: dict[str, str] = {}
        self.releases: set[str] = set()
        self.kinds: set[str] = set()
        self.has_function_resource = False
        self.behind = behind or Behind()
        self.path = _programs_in(folder / "bin")
        self._lock = threading.Lock()
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Line)
        self._server.daemon_threads = True
        self._server.cluster = self  # type: ignore[attr-defined]  # how a handler reaches it
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def changes(self) -> list[str]:
        """The calls that are not mere questions, without their options."""
        questions = (
            " get ",
            " config view ",
            " version",
            "helm status",
            "helm template",
            "dry-run",
            "generate",
        )
        asked = [call for call in self.calls if not any(question in call for question in questions)]
        return [" ".join(call.split()[:4]) for call in asked]

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        program, *arguments = question["call"]
        call = " ".join(question["call"])
        answer = {"status": 0, "out": "", "err": "", "leads_to": None, "hangs": call.startswith(self.hanging)}
        with self._lock:
            self.calls.append(call)
            self.kubeconfigs.append(question["environment"].get("KUBECONFIG", ""))
        try:
            for beginning, reason in self.failing.items():
                if call.startswith(beginning):
                    raise Refusal(reason)
            if arguments[0] == "port-forward":
                answer["leads_to"] = self._place(arguments)
            else:
                answer["out"] = (
                    self._say(program, arguments, question["given"], question["environment"]) or ""
                )
        except Refusal as reason:
            answer |= {"status": 1, "err": f"{reason}\n"}
        return answer

    def _place(self, arguments: list[str]) -> tuple[str, int]:
        service = arguments[-2].removeprefix("service/")
        try:
            return self.behind.places[service]
        except KeyError:
            raise Refusal(f'services "{service}" not found') from None

    def _say(self, program: str, arguments: list[str], given: str, environment: dict[str, str]) -> str | None:
        match program:
            case "kubectl":
                return Kubectl(self).answer(arguments, given)
            case "helm":
                return helm(self, arguments)
            case "faas-cli":
                return faas_cli(self, arguments, given, environment)
        return kind(self, arguments)


class _Line(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        cluster: StandInCluster = self.server.cluster  # type: ignore[attr-defined]  # see StandInCluster
        self.wfile.write(json.dumps(cluster.answer(json.loads(self.rfile.readline()))).encode() + b"\n")


def _programs_in(folder: Path) -> Path:
    """All that there is on the operator's machine: never its own kubectl."""
    folder.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (folder / tool).symlink_to(found)
    for program in PROGRAMS:
        line = f'exec {sys.executable} -S -E {standin_tool.__file__} {program} "$@"'
        (folder / program).write_text(f"#!/bin/sh\n{line}\n")
        (folder / program).chmod(0o755)
    return folder
