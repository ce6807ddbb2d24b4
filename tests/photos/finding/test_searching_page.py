"""docs/searching.md tells the language as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.photos.finding.facets import FACETS
from functions.photos.finding.language import DEEPEST, LONGEST_QUERY, MOST_PARTS, UnreadableQuery, parse
from functions.photos.finding.tree import Facet, Word
from functions.shared.config import PROJECT_ROOT

PAGE = (PROJECT_ROOT / "docs/searching.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z]+):` \|.*\| (.*) \|$", PAGE, re.MULTILINE)
LINES = [line for block in re.findall(r"```\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
WRITTEN = [
    text
    for row in re.findall(r"^\| (`.*?`) \|", PAGE, re.MULTILINE)
    for text in re.findall(r"`([^`]+)`", row)
]


def test_it_has_a_row_for_each_facet() -> None:
    assert [name for name, _ in ROWS] == list(FACETS)


@pytest.mark.parametrize(("name", "examples"), ROWS)
def test_examples_of_a_facet_are_read_as_such(name: str, examples: str) -> None:
    found = re.findall(r"`([^`]+)`", examples)

    assert found
    for example in found:
        query = parse(example)
        assert query.only_shared or f"{name}:" in str(query)
        assert not any(isinstance(part, Word) for part in query.parts)


@pytest.mark.parametrize("text", [*LINES, *(text for text in WRITTEN if not text.endswith(":"))])
def test_what_it_writes_can_be_read(text: str) -> None:
    assert parse(text).parts


def test_it_tells_the_limits() -> None:
    assert f"at most {LONGEST_QUERY} characters, {MOST_PARTS} parts, and brackets {DEEPEST} deep" in PAGE


@given(st.sampled_from(list(FACETS)), st.text(min_size=1, max_size=30))
def test_whatever_a_facet_is_asked_for_prints_as_what_is_read_the_same(name: str, text: str) -> None:
    try:
        query = parse(f'{name}:"{text}"')
    except UnreadableQuery:
        return
    assert parse(str(query)) == query


@given(st.sampled_from(["place", "camera", "lens", "tag"]), st.text(max_size=40))
def test_value_of_a_term_is_read_as_itself(name: str, text: str) -> None:
    value = " ".join(word for word in re.sub(r"[\s\"“”„‟«»]+", " ", text).split())
    if not re.search(r"\w", value):
        return
    assert parse(str(Facet(name, value))).parts == (Facet(name, value),)
