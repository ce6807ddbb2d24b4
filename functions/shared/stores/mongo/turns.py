"""Writers of a document take turns where the server itself does not keep them apart.

FerretDB 1 reads what an update asks for, and then writes it under its id, whatever was written in between: of
two that change the same revision, both would be told that they did. What it does in one act is inserting.
"""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pymongo.database
import pymongo.errors

from functions.shared.errors import Unavailable
from functions.shared.models.wire import Document, new_id, now_ms
from functions.shared.stores.mongo.server import Server

NAME: Final = "turns"
LONGEST_MS: Final = 20_000
"""Longer than a call to the server may take: who has a turn for so long has ended."""
PATIENCE_SECONDS: Final = 5.0
PAUSE_SECONDS: Final = 0.01


class Turns:
    def __init__(self, database: "pymongo.database.Database[Document]", server: Server) -> None:
        self._turns = database[NAME]
        self._server = server

    @contextmanager
    def turn(self, collection: str, id: str) -> Iterator[None]:
        """Nobody else has one on this document; Unavailable if that cannot be had within seconds."""
        if not self._server.is_ferretdb_1():
            yield
            return
        subject = f"{collection}/{id}"
        holder, until = new_id(), time.monotonic() + PATIENCE_SECONDS
        while not self._take(subject, holder):
            if time.monotonic() > until:
                raise Unavailable("metadata store", "It is being changed by many at once.", 1)
            time.sleep(random.uniform(0, PAUSE_SECONDS))
        try:
            yield
        finally:
            self._turns.delete_one({"_id": subject, "holder": holder})

    def _take(self, subject: str, holder: str) -> bool:
        try:
            self._turns.insert_one({"_id": subject, "holder": holder, "until": now_ms() + LONGEST_MS})
        except pymongo.errors.DuplicateKeyError:
            self._turns.delete_one({"_id": subject, "until": {"$lt": now_ms()}})
            return False
        return True
