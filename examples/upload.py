"""Uploads the pictures of a folder into an album, and prints the tags that the album gives them.

    SMART_ALBUM_KEY=sak_... python examples/upload.py FOLDER [ALBUM]

Needs Python alone. An API key is made on the account's page, or with POST /function/accounts/keys.
"""

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

GATEWAY = os.environ.get("OPENFAAS_URL", "http://127.0.0.1:8080")
TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


def call(method: str, path: str, body: bytes | None = None, content_type: str = "application/json") -> Any:
    headers = {"Authorization": f"Bearer {os.environ['SMART_ALBUM_KEY']}", "Content-Type": content_type}
    with urlopen(Request(f"{GATEWAY}/function{path}", body, headers, method=method), timeout=65) as answer:
        return json.load(answer)


def album_of(name: str) -> str:
    """The id of the album of this name, which is made if there is none."""
    for album in call("GET", "/albums/?limit=500"):
        if album["albumName"] == name:
            return str(album["_id"])
    return str(call("POST", "/albums/", json.dumps({"albumName": name}).encode())["_id"])


def upload(path: Path, album_id: str, user: str) -> Any:
    """The photo. By a key that follows from album and bytes, what is uploaded again is the same photo still.

    In an album that was deleted and made anew it is another: the old one may still be on its way out.
    """
    data = path.read_bytes()
    key = f"incoming:{user}:{album_id}.{hashlib.sha256(data).hexdigest()}"
    call("PUT", f"/storage/{key}", data, TYPES[path.suffix.lower()])
    asked = {"albumId": album_id, "key": key, "fileName": path.name}
    return call("POST", "/photos/", json.dumps(asked).encode())


def main(folder: Path, album_name: str) -> None:
    user = call("GET", "/accounts/key")["userName"]
    pictures = sorted(path for path in folder.iterdir() if path.suffix.lower() in TYPES)
    album_id = album_of(album_name)
    for number, path in enumerate(pictures, start=1):
        try:
            photo = upload(path, album_id, user)
            told = ", ".join(photo["tags"]) or photo["status"]
        except HTTPError as error:
            told = f"failed: {json.load(error)['detail']}"
        print(f"[{number}/{len(pictures)}] {path.name}: {told}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else Path(sys.argv[1]).resolve().name)
