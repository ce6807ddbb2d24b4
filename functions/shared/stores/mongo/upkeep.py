"""That documents are found by what they say: those of older builds are taken in, all can be checked."""

import time
from collections.abc import Iterable, Sequence
from typing import Final

import pymongo
import pymongo.collection

from functions.shared.models.wire import Document
from functions.shared.stores.mongo.entries import FIELDS, FOUND, SHARED, TERMS, VERSION, entry_fields
from functions.shared.stores.mongo.server import Server
from functions.shared.stores.mongo.turns import Turns
from functions.shared.stores.search import Checked, Difference, IndexSpec

WHOLE_SECONDS: Final = 60.0
"""So long it is not asked again: only a process of another build can write what is not found."""


class Upkeep:
    """Entries are written under the revision that they were derived from, which stays as it is.

    Whoever changes a document meanwhile writes its entry anew, and two that write one entry write the same.
    """

    def __init__(
        self,
        documents: "pymongo.collection.Collection[Document]",
        server: Server,
        turns: Turns,
        spec: IndexSpec,
    ) -> None:
        self._documents = documents
        self._server = server
        self._turns = turns
        self._spec = spec
        self._whole_until = 0.0

    def is_whole(self) -> bool:
        if time.monotonic() < self._whole_until:
            return True
        if self._documents.find_one(self._outdated(), {"_id": True}) is not None:
            return False
        self._whole_until = time.monotonic() + WHOLE_SECONDS
        return True

    def build(self, most: int) -> bool:
        outdated = list(self._documents.find(self._outdated()).limit(most))
        if self._server.is_ferretdb_1():
            self._write_in_turns(outdated)
        elif outdated:
            self._documents.bulk_write([self._change(document) for document in outdated], ordered=False)
        self._whole_until = 0.0
        return self.is_whole()

    def check(self, *, repair: bool, most: int, after: str | None) -> Checked:
        """What is still to be built is none that differs."""
        rest = {} if after is None else {"_id": {"$gt": after}}
        documents = list(self._documents.find(rest).sort([("_id", pymongo.ASCENDING)]).limit(most))
        wrong = [document for document in documents if self._is_wrong(document)]
        if repair:
            self._write_in_turns(wrong)
        # Also of those that are repaired in vain: who has changed them meanwhile has written them anew.
        differences = [self._difference(document, mended=repair) for document in wrong]
        return Checked(differences, documents[-1]["_id"] if len(documents) == most else None)

    def _outdated(self) -> Document:
        return {VERSION: {"$ne": self._spec.version}}

    def _write_in_turns(self, documents: Iterable[Document]) -> None:
        for document in documents:
            with self._turns.turn(self._documents.name, document["_id"]):
                self._documents.bulk_write([self._change(document)])

    def _change(self, document: Document) -> pymongo.UpdateOne:
        where = {"_id": document["_id"], "rev": document["rev"]}
        return pymongo.UpdateOne(where, {"$set": self._right(document)})

    def _right(self, document: Document) -> Document:
        return entry_fields(self._spec, {name: document[name] for name in document if name not in FIELDS})

    def _is_wrong(self, document: Document) -> bool:
        found = document.get(FOUND)
        is_built = isinstance(found, dict) and found.get("v") == self._spec.version
        return is_built and _kept(document) != self._right(document)

    def _difference(self, document: Document, *, mended: bool) -> Difference:
        kept, right = _kept(document), self._right(document)
        lists = [(_texts(kept[name]), _texts(right[name])) for name in (TERMS, SHARED)]
        missing = sum(len(there - here) for here, there in lists)
        surplus = sum(len(here - there) for here, there in lists)
        detail = f"It lacks {missing} terms and has {surplus} that it should not have."
        if kept[FOUND] != right[FOUND]:
            detail += " Its owner, times or position are not its own."
        return Difference(document["_id"], detail, mended)


def _kept(document: Document) -> Document:
    return {name: document.get(name) for name in FIELDS}


def _texts(kept: object) -> set[str]:
    """Whatever is kept, also where it is no list."""
    return set(map(str, kept)) if isinstance(kept, Sequence) else set()
