"""Text as it is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.shared.stores.terms.words import LONGEST, QUOTES, facet, fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("MÜNCHEN", "munchen"),
        ("Mu\u0308nchen", "munchen"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("ＩＭＧ", "img"),
        ("İzmir", "izmir"),
        ("Ærø", "aero"),
    ],
)
def test_case_and_accents_make_no_difference(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("IMG_0042", ["img", "0042"]),
        ("DSC0042", ["dsc", "0042"]),
        ("x-t5", ["x", "t", "5"]),
        ("L'Été à Paris", ["l", "ete", "a", "paris"]),
        ("東京 2019", ["東京", "2019"]),
        ("हिन्दी", ["हनद"]),
        ("می\u200cخواهم", ["میخواهم"]),
        ("…!", []),
        ("a" * 99, ["a" * LONGEST]),
    ],
)
def test_letters_and_digits_are_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [("  New\u00a0 York ", "new york"), ('5" \0 disk', "5 disk"), ("🎉", "🎉"), ("\ud800", ""), ("“”", "")],
)
def test_facet_is_one_line_without_quotation_marks(text: str, value: str) -> None:
    assert facet(text) == value


@given(st.text(max_size=90))
def test_facet_of_a_facet_is_the_same(text: str) -> None:
    value = facet(text)

    assert facet(value) == value
    assert len(value) <= LONGEST
    assert not set(QUOTES) & set(value)
    assert value.encode().decode() == value


@given(st.text(max_size=90))
def test_words_of_words_are_the_same(text: str) -> None:
    assert [again for word in words(text) for again in words(word)] == words(text)
