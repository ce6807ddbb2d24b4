"""The chart as Helm renders it, offline, or with an API server that knows some secrets."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias

import yaml

from functions.shared.config import PROJECT_ROOT
from tests.cluster.rendering import rendered_files

RELEASE = {"name": "smart-album", "namespace": "smart-album"}
Manifest: TypeAlias = dict[str, Any]
REDIS, MONGODB = "rediss://:secret@blobs.example:6380/1", "mongodb+srv://ann:secret@records.example/photos"
BOTH_ELSEWHERE = {"redis": {"externalUrl": REDIS}, "mongodb": {"externalUrl": MONGODB}}
SECRETS_OF = {
    name: set(spec["secrets"])
    for name, spec in yaml.safe_load((PROJECT_ROOT / "stack.yml").read_text())["functions"].items()
}
KINDS = [{"name": "secrets", "kind": "Secret", "namespaced": True, "verbs": ["get", "list"]}]


class Rendered:
    def __init__(self, files: dict[str, str]) -> None:
        self.notes = next(text for name, text in files.items() if name.endswith("NOTES.txt"))
        documents = (yaml.safe_load_all(text) for name, text in files.items() if name.endswith(".yaml"))
        self.manifests: list[Manifest] = [m for several in documents for m in several if m]

    def all(self, kind: str) -> list[Manifest]:
        return [m for m in self.manifests if m["kind"] == kind]

    def one(self, kind: str, name: str) -> Manifest:
        (found,) = [m for m in self.all(kind) if m["metadata"]["name"] == name]
        return found

    def secret(self, name: str) -> dict[str, str]:
        data: dict[str, str] = self.one("Secret", name)["stringData"]
        return data

    def pods(self) -> list[Manifest]:
        """What is said of each pod, whoever makes it."""
        return [m["spec"]["template"]["spec"] for m in self.all("StatefulSet")] + [
            m["spec"] for m in self.all("Pod")
        ]


def rendered(values: Manifest | None = None, *, is_upgrade: bool = False) -> Rendered:
    """Raises WrongValues."""
    return Rendered(rendered_files(values, **RELEASE, is_upgrade=is_upgrade, is_install=not is_upgrade))


class ApiServer:
    """Knows the secrets that a release left, and nothing else."""

    def __init__(self, left: Rendered) -> None:
        self.secrets = {
            (m["metadata"]["namespace"], m["metadata"]["name"]): dict(m["stringData"])
            for m in left.all("Secret")
        }
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _ApiHandler)
        self._server.api = self  # type: ignore[attr-defined]  # how a handler reaches it
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def upgraded(self, values: Manifest | None = None) -> Rendered:
        """What an upgrade would send, which looks up what is there."""
        address = f"http://127.0.0.1:{self._server.server_port}"
        kubeconfig = {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "here",
            "contexts": [{"name": "here", "context": {"cluster": "here", "user": "nobody"}}],
            "clusters": [{"name": "here", "cluster": {"server": address}}],
            "users": [{"name": "nobody", "user": {}}],
        }
        wanted: dict[str, Any] = {**RELEASE, "is_upgrade": True, "revision": 2}
        return Rendered(rendered_files(values, kubeconfig=yaml.safe_dump(kubeconfig), **wanted))

    def answer(self, path: str) -> Manifest | None:
        if path == "/api/v1":
            return {"kind": "APIResourceList", "groupVersion": "v1", "resources": KINDS}
        parts = path.split("/")
        held = self.secrets.get((parts[4], parts[6])) if len(parts) == 7 else None
        if held is None:
            return None
        return {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {"name": parts[6], "namespace": parts[4]},
            "data": {key: base64.b64encode(value.encode()).decode() for key, value in held.items()},
        }

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _ApiHandler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        api: ApiServer = self.server.api  # type: ignore[attr-defined]  # see ApiServer
        found = api.answer(self.path.partition("?")[0])
        missing = {
            "kind": "Status",
            "apiVersion": "v1",
            "status": "Failure",
            "reason": "NotFound",
            "code": 404,
        }
        body = json.dumps(found or missing).encode()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""
