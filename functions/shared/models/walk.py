"""How far a walk through all records has come."""

from pydantic import Field

from functions.shared.models.wire import Wire


class Walk(Wire):
    """``after`` is the id of the last record that it has seen to."""

    name: str = Field(alias="_id")
    after: str = ""
    is_over: bool = False
    rev: int = 0
