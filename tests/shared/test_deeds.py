"""Each deed that the audit can tell of has a name in plain words, by which an operator finds it."""

import re
from typing import get_args

import pytest

from functions.shared.config import PROJECT_ROOT
from functions.shared.deeds import DeedName

TEXTS = PROJECT_ROOT / "web-client" / "src" / "texts" / "operator"
DEEDS = frozenset(get_args(DeedName))
_BLOCK = re.compile(r"^  deeds: \{\n(.*?)^  \}", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r'^    (?:"([^"]+)"|(\w+)): "([^"]+)",$', re.MULTILINE)


def names(language: str) -> dict[str, str]:
    block = _BLOCK.search((TEXTS / f"{language}.ts").read_text(encoding="utf-8"))
    assert block is not None
    return {quoted or plain: name for quoted, plain, name in _NAME.findall(block[1])}


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_deed_has_a_name_of_its_own(language: str) -> None:
    named = names(language)

    assert set(named) == DEEDS
    assert len(set(named.values())) == len(DEEDS)


def test_every_deed_is_done_somewhere() -> None:
    modules = (PROJECT_ROOT / "functions").rglob("*.py")
    written = "\n".join(path.read_text(encoding="utf-8") for path in modules if path.name != "deeds.py")

    assert [deed for deed in sorted(DEEDS) if f'"{deed}"' not in written] == []
