"""Where a library's records are kept: a file beside the album's other data, or a database on a server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pymongo

from functions.shared.models.wire import Document
from functions.shared.stores.opening import open_metadata


@dataclass(frozen=True)
class RecordsPlace:
    """``environment`` is what the album must be told of it; ``file`` is None on a server."""

    url: str
    environment: dict[str, str]
    file: Path | None = None


@contextmanager
def place_for_records(data: Path, photos: int) -> Iterator[RecordsPlace]:
    """Empty; on the server that MONGODB_URL names, if it does. What was in it is removed at the end.

    If that server asks for a password, the URL must name its ``authSource``.
    """
    server = os.environ.get("MONGODB_URL")
    if not server:
        file = data / "album.sqlite"
        yield RecordsPlace(f"sqlite:{file}", {}, file)
        return
    name = f"smart-album-scale-{photos}"
    url = urlsplit(server)._replace(path=f"/{name}").geturl()
    if open_metadata(url).names():
        raise SystemExit(f"There is a database {name} already; this benchmark fills one of its own.")
    client: pymongo.MongoClient[Document] = pymongo.MongoClient(url)
    try:
        yield RecordsPlace(url, {"MONGODB_URL": url})
    finally:
        client.drop_database(name)
        client.close()
