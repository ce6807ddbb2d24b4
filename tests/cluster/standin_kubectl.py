"""kubectl's answers at the stand-in cluster; what the API server is to take, Kubernetes' schemas validate."""

import base64
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import kubernetes_validate
import yaml

from tests.cluster.generated import FUNCTION
from tests.cluster.standin_behind import Refusal

if TYPE_CHECKING:
    from tests.cluster.standin_cluster import StandInCluster

VERSION = "1.30.0"
RECORDS = "mongodb://album:secret@smart-album-mongodb.smart-album-try.svc:27017/smart-album"


class Kubectl:
    def __init__(self, cluster: "StandInCluster") -> None:
        self.cluster = cluster

    def answer(self, arguments: list[str], given: str) -> str | None:
        match arguments:
            case ["version", *_]:
                return json.dumps({"serverVersion": {"gitVersion": f"v{VERSION}"}})
            case ["config", "view", *_, context]:
                return kubeconfig(context)
            case (
                ["get", "namespaces", *_]
                | ["scale", *_]
                | ["rollout", "status", *_]
                | ["delete", "secret", *_]
            ):
                return None
            case ["get", kind, name, *options]:
                return self._found(kind, name, options)
            case _:
                return self._change(arguments, given)

    def _change(self, arguments: list[str], given: str) -> None:
        match arguments:
            case ["create", "namespace", name]:
                self.cluster.namespaces[name] = {}
            case ["create", "--filename", "-"]:
                metadata = json.loads(given)["metadata"]
                self.cluster.namespaces[metadata["name"]] = metadata["labels"]
            case ["apply", "--dry-run=server", *_]:
                self._validate(given)
            case ["delete", "pod", *options]:
                self.cluster.behind.kill(options[options.index("--selector") + 1].partition("=")[2])
            case ["delete", "namespace", name, *_]:
                del self.cluster.namespaces[name]
            case ["delete", "persistentvolumeclaim", *_]:
                self.cluster.behind.lose_all()
            case ["rollout", "restart", deployment, *_]:
                self.cluster.behind.replace([deployment.partition("/")[2]])
            case _:
                raise Refusal(f"error: unknown command {arguments}")

    def _found(self, kind: str, name: str, options: list[str]) -> str | None:
        found = self._thing(kind, name)
        if found is None and "--ignore-not-found" not in options:
            raise Refusal(f'{kind} "{name}" not found')
        if found is None:
            return None
        if path := next((option for option in options if option.startswith("jsonpath={.data.")), None):
            key = path.removeprefix("jsonpath={.data.").rstrip("}")
            return str(found["data"][key])
        return json.dumps(found) if "json" in options else None

    def _thing(self, kind: str, name: str) -> dict[str, Any] | None:
        if kind == "namespace" and name in self.cluster.namespaces:
            return {"metadata": {"name": name, "labels": self.cluster.namespaces[name]}}
        if kind == "secret" and self.cluster.releases:
            data = {
                key: base64.b64encode(text.encode()).decode() for key, text in self._secrets()[name].items()
            }
            return {"data": data}
        if kind == "deployment" and name == "gateway" and "openfaas" in self.cluster.releases:
            return {}
        if kind == "deployment" and name in self.cluster.images:
            return {"spec": {"template": {"spec": {"containers": [{"image": self.cluster.images[name]}]}}}}
        if kind == "customresourcedefinition" and self.cluster.has_function_resource:
            return {"metadata": {"name": name}}
        return None

    def _secrets(self) -> dict[str, dict[str, str]]:
        return {
            "basic-auth": {"basic-auth-password": "operator"},
            "blobs-url": {"blobs-url": self.cluster.behind.blobs_url},
            "metadata-url": {"metadata-url": RECORDS},
            "oidc-client-secret": {"oidc-client-secret": ""},
            "signing-key": {"signing-key": self.cluster.behind.signing_key},
        }

    def _validate(self, manifests: str) -> None:
        for manifest in filter(None, yaml.safe_load_all(manifests)):
            namespace = manifest["metadata"].get("namespace")
            if namespace not in self.cluster.namespaces:
                raise Refusal(f'namespaces "{namespace}" not found')
            try:
                if manifest["kind"] == "Function":
                    jsonschema.validate(manifest, FUNCTION)
                else:
                    kubernetes_validate.validate(manifest, VERSION, strict=True)
            except (jsonschema.ValidationError, kubernetes_validate.ValidationError) as error:
                raise Refusal(f"{manifest['kind']} is invalid: {error.message}") from error


def kubeconfig(context: str) -> str:
    if context == "unknown":
        raise Refusal("error: cannot locate context unknown")
    return f"current-context: {context}\n"
