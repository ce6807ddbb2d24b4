"""Whether there is somebody of a name: shared with nobody, an album would be open to who takes it later."""

from typing import Final

from functions.shared.errors import Invalid, NotFound
from functions.shared.gateway import GatewayClient, Request

ASK_SECONDS: Final = 5.0


def require_person(gateway: GatewayClient, token: str, user_name: str) -> None:
    """``token`` is of the person who wants to know. Raises Invalid if nobody has the name."""
    ask = Request("GET", "/people", ASK_SECONDS, token=token, params={"userName": user_name})
    try:
        gateway.call("accounts", ask)
    except NotFound:
        raise Invalid("userName", f"There is nobody of the name {user_name}.") from None
