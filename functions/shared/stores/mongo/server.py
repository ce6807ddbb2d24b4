"""Which server it is that speaks MongoDB's protocol, where that makes a difference."""

from typing import TYPE_CHECKING

from functions.shared.models.wire import Document

if TYPE_CHECKING:
    import pymongo


class Server:
    def __init__(self, client: "pymongo.MongoClient[Document]") -> None:
        self._client = client
        self._is_ferretdb_1: bool | None = None

    def is_ferretdb_1(self) -> bool:
        """Asked once. FerretDB 1 differs in what no error tells of; later ones are as MongoDB is."""
        if self._is_ferretdb_1 is None:
            version = self._client.server_info().get("ferretdbVersion", "")
            self._is_ferretdb_1 = version.startswith("v1.")
        return self._is_ferretdb_1
