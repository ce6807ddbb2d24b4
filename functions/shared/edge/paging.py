"""Lists, newest first: at most ``limit`` items and a link to the rest, stable while items are added."""

from collections.abc import Sequence
from typing import Protocol

from pydantic import BaseModel, Field

from functions.shared.access.addresses import address
from functions.shared.errors import Invalid
from functions.shared.links import link_to_next
from functions.shared.stores.cursors import opaque, parse_cursor, plain, plain_cursor
from functions.shared.stores.ports import Cursor


class Page(BaseModel):
    """The query parameters of every list."""

    limit: int = Field(default=100, ge=1, le=500)
    cursor: str | None = Field(default=None, max_length=200)

    def after(self) -> Cursor | None:
        return read_cursor(self.cursor)


class Listed(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def created_at(self) -> int: ...


def next_link(
    path: str, page: Page, items: Sequence[Listed], more: Sequence[tuple[str, str]] = ()
) -> dict[str, str]:
    """The Link header of a full page of the list at ``path``, whose other parameters are ``more``."""
    if len(items) < page.limit:
        return {}
    return link_after(path, page, cursor_text(Cursor(items[-1].created_at, items[-1].id)), more)


def link_after(path: str, page: Page, cursor: str, more: Sequence[tuple[str, str]] = ()) -> dict[str, str]:
    return link_to_next(address(path), [*more, ("limit", str(page.limit)), ("cursor", cursor)])


def cursor_text(cursor: Cursor) -> str:
    """What a client gives back as ``cursor``."""
    return opaque(plain_cursor(cursor))


def read_cursor(cursor: str | None) -> Cursor | None:
    """Raises Invalid for what ``cursor_text`` has not written; no text is the beginning of the list."""
    if cursor is None:
        return None
    found = parse_cursor(plain(cursor))
    if found is None:
        raise unknown_cursor()
    return found


def unknown_cursor() -> Invalid:
    return Invalid("cursor", "cursor is not one that this list has given.")
