"""What a request lacks that is right otherwise; ``needs`` tells a program what to ask the person for."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from functions.shared.errors import Forbidden, NotSignedIn


class CodeNeeded(NotSignedIn):
    """The account wants a code besides."""

    def __init__(self) -> None:
        super().__init__("This account also asks for the code of its authenticator app, or a recovery code.")

    def fields(self) -> Mapping[str, Any]:
        return {"needs": "code"}


class CodeNeededBesides(Forbidden):
    """The same, of who is signed in already."""

    def fields(self) -> Mapping[str, Any]:
        return {"needs": "code"}


@contextmanager
def while_signed_in() -> Iterator[None]:
    """Who is signed in stays so, whatever is wrong with what they show besides: 403, never 401."""
    try:
        yield
    except CodeNeeded as needed:
        raise CodeNeededBesides(needed.detail) from None
    except NotSignedIn as refused:
        raise Forbidden(refused.detail) from None


class FreshSignInNeeded(Forbidden):
    """Who is signed in has been so for too long to change how one signs in."""

    def __init__(self) -> None:
        super().__init__("Confirm that it is you first: this needs a sign-in of the last minutes.")

    def fields(self) -> Mapping[str, Any]:
        return {"needs": "fresh-sign-in"}
