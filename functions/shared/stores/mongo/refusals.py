"""What a MongoDB server's errors mean to the house, and what the log tells of its refusals."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pymongo.errors

from functions.shared.errors import Refused, StorageFull, Unavailable
from functions.shared.log import log
from functions.shared.stores.ports import Taken

OUT_OF_DISK_SPACE: Final = 14031
NEVER_PASS: Final = frozenset(
    {
        11,  # UserNotFound
        13,  # Unauthorized
        18,  # AuthenticationFailed
        20,  # IllegalOperation
        59,  # CommandNotFound
        67,  # CannotCreateIndex
        72,  # InvalidOptions
        73,  # InvalidNamespace
        85,  # IndexOptionsConflict
        86,  # IndexKeySpecsConflict
        115,  # CommandNotSupported
        188,  # IncompatibleServerVersion
        238,  # NotImplemented
        322,  # APIVersionError
        323,  # APIStrictError
        15952,  # no such accumulator
        40324,  # no such stage
        40415,  # no such field of a command
    }
)
"""Of MongoDB's error codes, those that only the operator can end, and that nobody's data can cause."""
CONTENTS: Final = re.compile(r"\{.*\}|\{.*", re.DOTALL)
LONGEST_REASON: Final = 400


@contextmanager
def mongo_errors() -> Iterator[None]:
    try:
        yield
    except pymongo.errors.DuplicateKeyError as error:
        raise Taken("the id or a unique field is in use") from error
    except pymongo.errors.OperationFailure as error:
        tell("the metadata store refuses", error)
        if error.code == OUT_OF_DISK_SPACE:
            raise StorageFull("The disk that holds the album's records is full.") from error
        if error.code in NEVER_PASS:
            raise _refused() from error
        raise Unavailable("metadata store", "MongoDB does not answer as it should.") from error
    except pymongo.errors.ConfigurationError as error:
        log.warning("the metadata store cannot be used", reason=str(error)[:LONGEST_REASON])
        raise _refused() from error
    except pymongo.errors.PyMongoError as error:
        raise Unavailable("metadata store", "MongoDB does not answer as it should.") from error


def tell(event: str, error: pymongo.errors.OperationFailure, **more: object) -> None:
    """Log the server's code and sentence, without what it quotes of documents."""
    details = error.details or {}
    sentence = str(details.get("errmsg") or error)
    reason = CONTENTS.sub("{…}", sentence)[:LONGEST_REASON]
    log.warning(event, code=error.code, codeName=details.get("codeName"), reason=reason, **more)


def _refused() -> Refused:
    return Refused(
        "The album's database refuses what the album needs of it. Its operator finds why in the log."
    )
