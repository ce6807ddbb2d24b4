"""What uploads that may be resumed can be asked for (tus 1.0)."""

from typing import Final

from functions.shared.edge.operations import Operation
from functions.storage.edge.messages import Upload
from functions.storage.edge.tus import (
    ASKING,
    CREATION,
    MEDIA_TYPE,
    METHOD,
    PATCHING,
    RESUMABLE,
    UNLESS_DELETED,
    rest_of,
)

FINISHING_ERRORS: Final = (409, 412, 460, 507)
"""What may become of an upload all of whose bytes are there."""

OPTIONS = Operation("OPTIONS", "/uploads", "What of tus is spoken here", answers={204: None}, signed_in=False)
OPTIONS_OF_ONE = Operation(
    "OPTIONS", "/uploads/<id>", "What of tus is spoken here", answers={204: None}, signed_in=False
)
BEGIN = Operation(
    "POST",
    "/uploads",
    "Begin an upload that may be resumed (tus 1.0), perhaps with its first bytes",
    body=(MEDIA_TYPE,),
    body_required=False,
    answers={201: Upload},
    errors=(404, 410, 429, *FINISHING_ERRORS),
    headers=CREATION,
)
END_ALL = Operation("DELETE", "/uploads", "End all of my uploads", answers={204: None}, errors=(429,))
LOOK = Operation(
    "GET",
    "/uploads/<id>",
    "How far an upload has come; HEAD is tus's way to ask",
    answers={200: Upload},
    errors=FINISHING_ERRORS,
    headers=ASKING,
)
GO_ON = Operation(
    "PATCH",
    "/uploads/<id>",
    "Go on with an upload; what arrives is kept, be it not all",
    body=(MEDIA_TYPE,),
    answers={204: None},
    errors=FINISHING_ERRORS,
    headers=PATCHING,
    resume=rest_of,
)
END = Operation(
    "DELETE",
    "/uploads/<id>",
    "End an upload; the object that it has become stays",
    answers={204: None},
    errors=(412,),
    headers=RESUMABLE,
)
OVERRIDE = Operation(
    "POST",
    "/uploads/<id>",
    "PATCH or DELETE, for clients that cannot send these methods",
    body=(MEDIA_TYPE,),
    body_required=False,
    answers={204: None},
    errors=(405, *FINISHING_ERRORS),
    headers=UNLESS_DELETED | RESUMABLE | METHOD,
    resume=rest_of,
)
