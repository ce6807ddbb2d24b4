"""A Redis server of a test's own, durable as the cluster's, that may be killed and started again."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
import redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry


class RedisServer:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._program = _program()
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> "RedisServer":
        options = f"--bind 127.0.0.1 --port {self._port} --save --appendonly yes --appendfsync always"
        command = [self._program, *options.split(), "--dir", str(self._folder)]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        retry = Retry(ConstantBackoff(0.02), 500)
        with redis.Redis.from_url(self.url, retry=retry, retry_on_error=[redis.ConnectionError]) as client:
            client.ping()
        return self

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(20)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _program() -> str:
    program = shutil.which("redis-server")
    if program is None:
        message = "redis-server is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return program
