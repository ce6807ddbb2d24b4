"""docs/formats.md tells the truth."""

from pathlib import Path

from tests.shared.images.kinds.formats_page import page

PAGE = Path(__file__).parents[4] / "docs" / "formats.md"


def test_the_page_is_what_is_done_with_files_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run scripts/formats"
