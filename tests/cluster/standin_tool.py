"""Stands in for kubectl, helm, faas-cli or kind: it asks the stand-in cluster what to say and do.

The cluster's address is in ``STANDIN``, and the program's name comes before its arguments.
"""

import json
import os
import signal
import socket
import sys
import threading

HANDED_ON = ("REGISTRY", "TAG", "GATEWAY_URL", "OPENFAAS_URL", "KUBECONFIG")


def main() -> int:
    call = sys.argv[1:]
    reads = "-" in call or "--password-stdin" in call
    environment = {name: os.environ[name] for name in HANDED_ON if name in os.environ}
    answer = ask({"call": call, "given": sys.stdin.read() if reads else "", "environment": environment})
    sys.stdout.write(answer["out"])
    sys.stderr.write(answer["err"])
    sys.stdout.flush()
    if answer["hangs"]:
        signal.pause()
    if answer["leads_to"]:
        lead(int(call[-1].partition(":")[0]), tuple(answer["leads_to"]))
    return int(answer["status"])


def ask(question: dict) -> dict:
    host, _, port = os.environ["STANDIN"].partition(":")
    with socket.create_connection((host, int(port)), timeout=60) as line:
        line.sendall(json.dumps(question).encode() + b"\n")
        return json.loads(line.makefile("rb").readline())


def lead(port: int, target: tuple) -> None:
    """What ``kubectl port-forward`` does, until it is ended."""
    with socket.create_server(("127.0.0.1", port)) as server:
        while True:
            caller, _ = server.accept()
            called = socket.create_connection(target)
            for one, other in ((caller, called), (called, caller)):
                threading.Thread(target=pass_on, args=(one, other), daemon=True).start()


def pass_on(one: socket.socket, other: socket.socket) -> None:
    try:
        while piece := one.recv(65536):
            other.sendall(piece)
        other.shutdown(socket.SHUT_WR)
    except OSError:
        one.close()
        other.close()


if __name__ == "__main__":
    sys.exit(main())
