"""MongoDB as mongomock plays it, with what a newer driver asks of it."""

from typing import Any

import mongomock
import mongomock.collection


class Bulk(mongomock.collection.BulkOperationBuilder):  # type: ignore[misc]
    """pymongo names an order also for updates that have none; mongomock 4.3 does not know it."""

    def add_update(self, *values: Any, sort: None = None, **options: Any) -> None:
        super().add_update(*values, **options)


mongomock.collection.BulkOperationBuilder = Bulk


def a_database() -> Any:
    return mongomock.MongoClient()["album"]
