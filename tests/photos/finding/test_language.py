"""The language of the search: what is read prints as text that is read as the same again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.photos.finding.facets import FACETS
from functions.photos.finding.language import DEEPEST, LONGEST_QUERY, MOST_PARTS, UnreadableQuery, parse
from functions.photos.finding.tree import Either, Every, Facet, Negated, Phrase, Query, Word

PIECES = (
    *(
        "dog",
        "Hund",
        "IMG_0042",
        "x-t5",
        "12:30",
        "https://a.example",
        "a:",
        "é",
        "東京",
        "&",
        "OR",
        "or",
        "-",
    ),
    *('"two words"', "„Hallo Welt“", '"', "(", ")", " ", "--", "-(", "place:", 'place:"new york"', "tag:(x)"),
    *("taken:2019", "taken:2019-05..2020", "taken:..2020", "taken:x", "is:shared", "-is:shared", "foo:bar"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(max_size=40))
def test_what_is_read_is_read_again_from_what_it_prints(text: str) -> None:
    query = _read(text)
    if query is None:
        return
    assert parse(str(query)) == query
    assert str(parse(str(query))) == str(query)


def _read(text: str) -> Query | None:
    try:
        return parse(text)
    except UnreadableQuery:
        return None


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("  - ", Query()),
        ("dog  lisbon", Query((Word("dog"), Word("lisbon")))),
        ("a OR b c", Query((Either((Word("a"), Word("b"))), Word("c")))),
        ("a OR (b c)", Query((Either((Word("a"), Every((Word("b"), Word("c"))))),))),
        ("-dog", Query((Negated(Word("dog")),))),
        ("--dog", Query((Word("dog"),))),
        ("-(a b)", Query((Negated(Every((Word("a"), Word("b")))),))),
        ("well-known", Query((Word("well-known"),))),
        ("«zwei  Worte»", Query((Phrase("zwei Worte"),))),
        ("a or b", Query((Word("a"), Word("or"), Word("b")))),
        ("Place:Lisbon", Query((Facet("place", "Lisbon"),))),
        ("type:JPG", Query((Facet("type", "jpeg"),))),
        ("is:favorite", Query((Facet("is", "favourite"),))),
        ("dog is:shared cat", Query((Word("dog"), Word("cat")), only_shared=True)),
        ("at 12:30 https://a.example", Query((Word("at"), Word("12:30"), Word("https://a.example")))),
    ],
)
def test_it_is_read_so(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("dog foo:bar", 4, "There is no foo:"),
        ("OR a", 0, "before"),
        ("a OR", 4, "after"),
        ("a OR OR b", 5, "after"),
        ("(a", 0, "not closed"),
        ("a)", 1, "closes"),
        ("a ()", 2, "nothing between"),
        ('a "b', 2, "not closed"),
        ('""', 0, "missing"),
        ("taken:2019-13", 0, "calendar"),
        ("taken:yesterday", 0, "a year, a month or a day"),
        ("taken:2020..2019", 0, "ends before"),
        ("has:wings", 0, "place or date"),
        ("within:1,2,3", 0, "west, south, east and north"),
        ("within:1,2,3,x", 0, "west, south, east and north"),
        ("within:1,2,3,nan", 0, "west, south, east and north"),
        ("within:181,2,3,4", 0, "-180 to 180"),
        ("within:1,-91,3,4", 0, "-90 to 90"),
        ("within:1,5,3,4", 0, "south is north"),
        ("status:odd", 0, "ready"),
        ("dog OR is:shared", 7, "holds for all"),
        ("-is:shared", 1, "holds for all"),
        ('place:"  "', 6, "missing"),
        ("dog -(", 5, "not closed"),
    ],
)
def test_what_cannot_be_read_says_where_and_why(text: str, position: int, says: str) -> None:
    with pytest.raises(UnreadableQuery) as refusal:
        parse(text)
    assert refusal.value.position == position
    assert says in refusal.value.detail
    assert f"at character {position + 1}." in refusal.value.detail
    assert refusal.value.fields() == {"field": "q", "position": position}


@pytest.mark.parametrize(
    "text",
    ["a" * (LONGEST_QUERY + 1), "a " * (MOST_PARTS + 1), "(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1)],
)
def test_no_search_is_without_bounds(text: str) -> None:
    with pytest.raises(UnreadableQuery, match="at most"):
        parse(text)


@pytest.mark.parametrize("name", FACETS)
def test_examples_of_facets_can_be_read(name: str) -> None:
    [facet] = parse(f"{name}:{FACETS[name].example}").parts
    assert isinstance(facet, Facet)
