"""What keeps the parts apart, and the contracts for lint-imports in ``pyproject.toml`` cannot say."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.shared.config import PROJECT_ROOT

FUNCTIONS = ("accounts", "storage", "albums", "photos", "thumbnail", "recognition", "recognition_web")
METADATA_FUNCTIONS = ("accounts", "albums", "photos")
HTTP = ("flask", "werkzeug", "uvicorn", "functions.shared.edge", "functions.shared.access.credentials")
STORE_LIBRARIES = ("redis", "pymongo", "sqlite3")
ENGINES = ("redis", "mongo", "sqlite", "files")
"""Rooms of ``stores``, one for each."""


def imports(path: Path) -> set[str]:
    """Full names of all that a module imports, wherever in it, ``from a import b`` as ``a.b`` and ``a``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            module = node.module or ""
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return found


def modules(folder: str) -> Iterator[Path]:
    found = sorted((PROJECT_ROOT / folder).rglob("*.py"))
    assert found, f"there is nothing in {folder}"
    yield from found


def offenders(folder: str, *forbidden: str, besides: tuple[str, ...] = ()) -> list[str]:
    """Each import in the folder of one of these packages, or of what is in them."""
    return [
        f"{path.relative_to(PROJECT_ROOT)} imports {name}"
        for path in modules(folder)
        if path.name not in besides and not {*path.relative_to(PROJECT_ROOT).parent.parts} & {*besides}
        for name in imports(path)
        if any(name == package or name.startswith(f"{package}.") for package in forbidden)
    ]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_http_stops_at_the_edge_of_a_function(function: str) -> None:
    """The handler adds what ``edge`` has."""
    assert offenders(f"functions/{function}", *HTTP, besides=("handler.py", "edge")) == []


def test_http_stops_at_the_edge_of_what_is_shared() -> None:
    assert (
        offenders(
            "functions/shared", *HTTP, besides=("edge", "building.py", "credentials.py", "addresses.py")
        )
        == []
    )


def test_blobs_are_opened_by_storage_alone() -> None:
    opened = {
        f for f in FUNCTIONS if offenders(f"functions/{f}", "functions.shared.stores.opening.open_blobs")
    }

    assert opened == {"storage"}


def test_metadata_is_opened_by_those_that_keep_it() -> None:
    opening = "functions.shared.stores.opening.open_metadata"

    assert {f for f in FUNCTIONS if offenders(f"functions/{f}", opening)} == set(METADATA_FUNCTIONS)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_functions_know_ports_not_adapters(function: str) -> None:
    adapters = [f"functions.shared.stores.{name}" for name in ENGINES]

    assert offenders(f"functions/{function}", *adapters, *STORE_LIBRARIES) == []


def test_store_libraries_stay_in_their_adapters() -> None:
    assert offenders("functions/shared", *STORE_LIBRARIES, besides=ENGINES) == []


@pytest.mark.parametrize("function", FUNCTIONS)
def test_only_the_gateway_client_calls_out(function: str) -> None:
    clients = ("requests", "urllib.request", "urllib3", "httpx", "aiohttp", "http.client")

    # And the provider's, through which people sign in: bounded, and to where the operator says.
    besides = ("openid",) if function == "accounts" else ()
    assert offenders(f"functions/{function}", *clients, besides=besides) == []


def test_transfer_knows_an_album_by_its_public_interface() -> None:
    """Of the functions, only values and rules that need no store, no key and no server."""
    known = ("errors", "images.formats.identify", "links", "models", "told")
    allowed = tuple(f"functions.shared.{name}" for name in known)
    beyond = [
        line
        for line in offenders("transfer", "functions")
        if not line.rpartition(" imports ")[2].startswith(allowed)
    ]

    assert beyond == []
    assert offenders("transfer", *HTTP, *STORE_LIBRARIES) == []


@pytest.mark.parametrize("name", ["utils", "helpers", "common"])
def test_no_module_is_a_drawer_for_everything(name: str) -> None:
    found = [
        path
        for folder in ("functions", "relabelling", "transfer", "yolov3", "classifier")
        for path in modules(folder)
        if path.stem == name
    ]

    assert found == []
