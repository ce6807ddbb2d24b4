"""What helm, faas-cli and kind answer at the stand-in cluster; charts are rendered by Helm's own code."""

from typing import TYPE_CHECKING

import yaml

from tests.cluster.generated import STACK, functions_in, generated
from tests.cluster.rendering import rendered_files
from tests.cluster.standin_behind import Refusal
from tests.cluster.standin_kubectl import kubeconfig

if TYPE_CHECKING:
    from tests.cluster.standin_cluster import StandInCluster


def helm(cluster: "StandInCluster", arguments: list[str]) -> str | None:
    match arguments:
        case ["upgrade", "--install", release, *_]:
            cluster.releases.add(release)
        case ["uninstall", release, *_]:
            cluster.releases.discard(release)
        case ["template", release, _chart, "--namespace", namespace, "--set", setting, *_]:
            name, _, value = setting.partition("=")
            files = rendered_files({name: value}, name=release, namespace=namespace)
            return "\n---\n".join(text for name, text in files.items() if name.endswith(".yaml"))
        case ["status", release, *_]:
            if release not in cluster.releases:
                raise Refusal("Error: release: not found")
        case ["version" | "repo" | "test" | "rollback", *_]:
            return None
        case _:
            raise Refusal(f"Error: unknown command {arguments}")
    return None


def faas_cli(
    cluster: "StandInCluster", arguments: list[str], given: str, environment: dict[str, str]
) -> str | None:
    functions = functions_in(STACK, environment)
    match arguments:
        case ["login", *_]:
            if given != "operator":
                raise Refusal("unable to login, either username or password is incorrect")
        case ["generate", *options]:
            made = generated(functions)
            for resource in made:
                resource["metadata"]["namespace"] = options[options.index("--namespace") + 1]
            return yaml.safe_dump_all(made)
        case ["deploy" | "up", *_]:
            cluster.images |= {name: fields["image"] for name, fields in functions.items()}
            cluster.behind.replace(sorted(functions))
        case ["version", *_]:
            return "0.18.0\n"
        case _:
            raise Refusal(f"unknown command {arguments}")
    return None


def kind(cluster: "StandInCluster", arguments: list[str]) -> str | None:
    match arguments:
        case ["get", "clusters"]:
            return "\n".join(sorted(cluster.kinds))
        case ["get", "kubeconfig", *_]:
            return kubeconfig("kind")
        case ["create", "cluster", "--name", name, *_]:
            cluster.kinds.add(name)
        case ["delete", "cluster", "--name", name, *_]:
            cluster.kinds.discard(name)
    return None
