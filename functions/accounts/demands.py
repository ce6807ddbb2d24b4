"""What a request lacks that is right otherwise; ``needs`` tells a program what to ask the person for."""

from collections.abc import Mapping
from typing import Any

from functions.shared.errors import Forbidden, NotSignedIn


class CodeNeeded(NotSignedIn):
    """The account wants a code besides."""

    def __init__(self) -> None:
        super().__init__("This account also asks for the code of its authenticator app, or a recovery code.")

    def fields(self) -> Mapping[str, Any]:
        return {"needs": "code"}


class FreshSignInNeeded(Forbidden):
    """Who is signed in has been so for too long to change how one signs in."""

    def __init__(self) -> None:
        super().__init__("Confirm that it is you first: this needs a sign-in of the last minutes.")

    def fields(self) -> Mapping[str, Any]:
        return {"needs": "fresh-sign-in"}
