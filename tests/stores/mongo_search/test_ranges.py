"""A range of texts as a regular expression."""

import re
from random import Random

import pytest

from functions.shared.stores.mongo.ranges import matching

CHARACTERS = "ab-]^[\\.|&~ é\n\ud7ff\ue000\uffff\U0001f600\U0010ffff"


@pytest.mark.parametrize("seed", range(5))
def test_it_finds_what_lies_in_the_range_by_bytes(seed: int) -> None:
    random = Random(seed)
    texts = sorted({"".join(random.choices(CHARACTERS, k=random.randrange(5))) for _ in range(200)})
    inside = 0
    for _ in range(200):
        start, end = sorted(random.sample(texts, 2))
        found = {text for text in texts if re.compile(matching(start, end)).search(text)}

        # "$" also stands before a line's end here; not so in FerretDB.
        due = {text for text in texts if start.encode() <= text.encode() < end.encode()}
        assert {text for text in found ^ due if not text.endswith("\n")} == set(), (start, end)
        inside += len(due)
    assert inside > 1_000


def test_beginning_of_a_word_and_span_of_months() -> None:
    word = re.compile(matching("word:lis", "word:lis\U0010ffff"))
    months = re.compile(matching("month:2019-05", "month:2020-02"))

    assert [bool(word.search(text)) for text in ("word:lis", "word:lisbon", "word:lit", "aword:lis")] == [
        *(True, True, False, False)
    ]
    texts = ("month:2019-04", "month:2019-05", "month:2019-12", "month:2020-01", "month:2020-02")
    assert [bool(months.search(text)) for text in texts] == [False, True, True, True, False]
