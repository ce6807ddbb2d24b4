"""Documents for the tests of metadata stores."""

from functions.shared.models.wire import Document
from functions.shared.stores.ports import CollectionSpec

THINGS = CollectionSpec(
    "things", unique=(("key",),), indexes=(("owner", "createdAt", "_id"), ("work.dueAt",))
)


def thing(number: int, **fields: object) -> Document:
    """A document whose id and time follow from its number."""
    return {
        "_id": f"{number:024x}",
        "rev": 0,
        "createdAt": number,
        "key": f"key-{number}",
        "owner": "ann",
        "tags": [],
        **fields,
    }
