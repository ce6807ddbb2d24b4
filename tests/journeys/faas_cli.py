"""Stands in for ``faas-cli invoke``: the options that docs/calling.md uses, and the request they make."""

import argparse
import os
import sys

import requests


def main() -> None:
    parser = argparse.ArgumentParser(prog="faas-cli")
    parser.add_argument("command", choices=["invoke"])
    parser.add_argument("name")
    parser.add_argument("--gateway", "-g", default=os.environ.get("OPENFAAS_URL", "http://127.0.0.1:8080"))
    parser.add_argument("--header", "-H", action="append", default=[])
    parser.add_argument("--query", action="append", default=[])
    parser.add_argument("--content-type", default="text/plain")
    parser.add_argument("--method", "-m", default="POST")
    given = parser.parse_args()
    headers = dict(header.split(": ", 1) for header in given.header)
    reply = requests.request(
        given.method,
        f"{given.gateway}/function/{given.name}.openfaas-fn",
        params=[query.split("=", 1) for query in given.query],
        data=sys.stdin.buffer.read(),
        headers={"Content-Type": given.content_type, **headers},
        timeout=60,
    )
    if reply.status_code not in (200, 201, 202):
        raise SystemExit(f"server returned unexpected status code: {reply.status_code} - {reply.text}")
    sys.stdout.buffer.write(reply.content)


if __name__ == "__main__":
    main()
