"""What becomes of ``faas-cli deploy`` in the Community Edition: for each function a Deployment and a Service.

Described from its documentation, to be checked against Kubernetes' schemas; it was not taken from a cluster.
"""

from collections.abc import Mapping

from tests.cluster.generated import NAMESPACE, Manifest

PORT = 8080


def deployed(functions: Mapping[str, Manifest]) -> list[Manifest]:
    return [
        made for name, fields in functions.items() for made in (_deployment(name, fields), _service(name))
    ]


def _deployment(name: str, fields: Manifest) -> Manifest:
    labels = {"faas_function": name, **fields["labels"]}
    annotations = {"prometheus.io.scrape": "false", **fields.get("annotations", {})}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": name, "namespace": NAMESPACE, "annotations": annotations},
        "spec": {
            "replicas": int(fields["labels"]["com.openfaas.scale.min"]),
            "selector": {"matchLabels": {"faas_function": name}},
            "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": 0, "maxSurge": 1}},
            "template": {
                "metadata": {"labels": labels, "annotations": annotations},
                "spec": {"containers": [_container(name, fields)], "volumes": _volumes(fields)},
            },
        },
    }


def _container(name: str, fields: Manifest) -> Manifest:
    probe = {"httpGet": {"path": "/_/health", "port": PORT}}
    return {
        "name": name,
        "image": fields["image"],
        "imagePullPolicy": "Always",
        "ports": [{"name": "http", "containerPort": PORT}],
        "env": [{"name": key, "value": value} for key, value in sorted(fields["environment"].items())],
        "resources": {"limits": fields["limits"], "requests": fields["requests"]},
        "livenessProbe": probe,
        "readinessProbe": probe,
        "securityContext": {"readOnlyRootFilesystem": fields["readonly_root_filesystem"]},
        "volumeMounts": [
            {"name": "temp", "mountPath": "/tmp"},
            {"name": "secrets", "mountPath": "/var/openfaas/secrets", "readOnly": True},
        ],
    }


def _volumes(fields: Manifest) -> list[Manifest]:
    sources = [
        {"secret": {"name": secret, "items": [{"key": secret, "path": secret}]}}
        for secret in fields["secrets"]
    ]
    return [{"name": "temp", "emptyDir": {}}, {"name": "secrets", "projected": {"sources": sources}}]


def _service(name: str) -> Manifest:
    return {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {"name": name, "namespace": NAMESPACE},
        "spec": {
            "type": "ClusterIP",
            "selector": {"faas_function": name},
            "ports": [{"name": "http", "protocol": "TCP", "port": PORT, "targetPort": PORT}],
        },
    }
