"""docs/architecture.md tells of the house as it is, and no folder of it is too full to be looked through."""

import re
from collections import Counter
from pathlib import Path

import pytest

from functions.shared.config import PROJECT_ROOT

PAGE = PROJECT_ROOT / "docs" / "architecture.md"
MOST_FILES = 16
SOURCES = (
    "functions",
    "transfer",
    "relabelling",
    "yolov3",
    "classifier",
    "cluster",
    "benchmarks",
    "examples",
    "web-client/src",
)
NOT_COUNTED = {"testing", "__pycache__", "node_modules"}


def named_paths(text: str) -> list[str]:
    """What is written as code and looks like a path of the tree."""
    code = re.findall(r"`([^`\s]+)`", text)
    return [name for name in code if "/" in name and (PROJECT_ROOT / name.split("/")[0]).exists()]


def source_files(folder: str) -> list[Path]:
    found = [path for kind in ("py", "ts", "tsx") for path in (PROJECT_ROOT / folder).rglob(f"*.{kind}")]
    return [path for path in found if not NOT_COUNTED & set(path.parts) and _is_written(path)]


def _is_written(path: Path) -> bool:
    """By somebody, to be read: neither a test, nor made from code."""
    return path.name not in ("__init__.py", "wire.ts") and ".test." not in path.name


def test_every_path_that_the_page_names_is_there() -> None:
    named = named_paths(PAGE.read_text(encoding="utf-8"))

    assert len(named) > 40
    assert [name for name in named if not (PROJECT_ROOT / name).exists()] == []


def test_every_folder_of_the_house_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    functions = [
        folder for folder in (PROJECT_ROOT / "functions").iterdir() if (folder / "__init__.py").exists()
    ]

    assert functions
    assert [folder.name for folder in functions if f"`functions/{folder.name}`" not in page] == []


@pytest.mark.parametrize("folder", SOURCES)
def test_no_folder_has_more_files_than_fit_a_glance(folder: str) -> None:
    counts = Counter(path.parent.relative_to(PROJECT_ROOT) for path in source_files(folder))

    assert counts
    assert {str(room): count for room, count in counts.items() if count > MOST_FILES} == {}


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*(PROJECT_ROOT / "docs").rglob("*.md"), *PROJECT_ROOT.glob("*.md")]
    dead = [
        f"{page.relative_to(PROJECT_ROOT)}: {link}"
        for page in pages
        for link in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]

    assert dead == []
