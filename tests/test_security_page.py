"""SECURITY.md names tests that there are."""

import re

from functions.shared.config import PROJECT_ROOT


def test_every_test_that_a_promise_names_is_there() -> None:
    named = re.findall(r"`(tests/[^`]+)`", (PROJECT_ROOT / "SECURITY.md").read_text(encoding="utf-8"))

    assert named
    assert [path for path in named if not (PROJECT_ROOT / path).is_file()] == []


def test_every_attack_is_named() -> None:
    page = (PROJECT_ROOT / "SECURITY.md").read_text(encoding="utf-8")
    tests = (PROJECT_ROOT / "tests" / "attacks").glob("test_*.py")

    assert [path.name for path in tests if f"`tests/attacks/{path.name}`" not in page] == []
