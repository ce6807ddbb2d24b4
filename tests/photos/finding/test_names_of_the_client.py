"""What the German client calls a label, its search finds it by."""

import re

import pytest

from functions.photos.finding.forms import spelled_out
from functions.photos.finding.vocabulary import NAMES, labels_called
from functions.shared.config import PROJECT_ROOT

TEXTS = PROJECT_ROOT / "web-client" / "src" / "texts"
_NAME = re.compile(r'^  (?:"([^"]+)"|(\w+)): "([^"]+)",$', re.MULTILINE)


def german_names() -> dict[str, str]:
    pages = [(TEXTS / page).read_text(encoding="utf-8") for page in ("de/labels.ts", "picture-labels.ts")]
    found = _NAME.findall("\n".join(pages))
    return {quoted or plain: name for quoted, plain, name in found}


def test_every_label_has_a_name() -> None:
    assert set(german_names()) == set(NAMES)


@pytest.mark.parametrize(("label", "name"), german_names().items())
def test_the_name_finds_its_label_and_no_other(label: str, name: str) -> None:
    assert labels_called((spelled_out(name),)) == (label,)
