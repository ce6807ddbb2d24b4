"""Other functions' answers as typed values."""

from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from functions.shared.errors import UpstreamFailed
from functions.shared.gateway import Reply

Answer = TypeVar("Answer")


def understood(answer: "TypeAdapter[Answer]", function: str, reply: Reply) -> Answer:
    """Raises UpstreamFailed if the function answered something else."""
    try:
        return answer.validate_json(reply.content)
    except ValidationError:
        raise UpstreamFailed(
            function, f"The function {function} gave an answer that is not understood."
        ) from None
