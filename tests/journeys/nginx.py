"""A real nginx in front of an album, with what docs/behind-a-proxy.md says, over https."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from tests.journeys.running_album import ROOT
from tests.redis_server import free_port

DOCUMENTED = "127.0.0.1:8080"
CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/bodies;
    proxy_temp_path {folder}/answers;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/certificate.pem;
        ssl_certificate_key {folder}/key.pem;
        root {folder}/empty;
        {location}
    }}
}}
"""


class Nginx:
    """``url`` is known before it is started, so that the album can be told of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"https://127.0.0.1:{self._port}"
        self.certificate = folder / "certificate.pem"

    def start(self, album_url: str) -> "Nginx":
        self._certify()
        location = documented_location().replace(DOCUMENTED, urlsplit(album_url).netloc)
        written = CONFIGURATION.format(folder=self._folder, port=self._port, location=location)
        (self._folder / "nginx.conf").write_text(written)
        command = [str(program()), "-p", str(self._folder), "-c", "nginx.conf", "-e", "stderr"]
        self._process = subprocess.Popen(command)
        with requests.Session() as session:
            session.mount(self.url, HTTPAdapter(max_retries=Retry(100, backoff_factor=0.02, backoff_max=0.5)))
            session.get(self.url, verify=str(self.certificate), timeout=20)
        return self

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)

    def _certify(self) -> None:
        names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
        files = ["-keyout", self._folder / "key.pem", "-out", self.certificate]
        made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *files]
        subprocess.run(made, check=True, capture_output=True)


def documented_location() -> str:
    page = (ROOT / "docs" / "behind-a-proxy.md").read_text()
    match = re.search(r"```nginx\n(.*?)```", page, re.DOTALL)
    assert match is not None
    assert DOCUMENTED in match[1]
    return match[1]


def program() -> str | None:
    """Debian keeps it where only the administrator's PATH leads."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
