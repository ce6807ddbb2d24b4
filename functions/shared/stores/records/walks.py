"""Walks through all records, which go on where they were after a restart."""

from typing import Final

from functions.shared.models.walk import Walk
from functions.shared.stores.ports import CollectionSpec, MetadataStore
from functions.shared.stores.records.typed import Records

WALKS: Final = CollectionSpec("walks")


class Walks:
    def __init__(self, store: MetadataStore) -> None:
        self._walks = Records(Walk, store.collection(WALKS))

    def get(self, name: str) -> Walk:
        """One that has not begun is at its beginning."""
        return self._walks.get(name) or Walk(name=name)

    def keep(self, walk: Walk) -> None:
        """Durable when it returns. Where another process keeps it at once, either may count."""
        if not self._walks.add(walk):
            self._walks.change(walk.name, lambda kept: walk.model_copy(update={"rev": kept.rev}))
