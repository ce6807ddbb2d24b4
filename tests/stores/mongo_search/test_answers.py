"""What a search index in MongoDB answers, beside a plain account of the same documents."""

from random import Random

import pytest

from functions.shared.stores.ports import Collection
from functions.shared.stores.search import EVERYONE, EVERYTHING, Mark, Order, SearchIndex, Span, Wanted
from tests.stores.mongo_search.searched import OWNERS, WORDS, Plainly, any_expression, any_thing

SCOPES = ((EVERYONE,), ("ann",), ("bo",), ("ann", "bob"), ("nobody",), (), ("ann", EVERYONE))


@pytest.fixture
def plainly(things: Collection) -> Plainly:
    random = Random(16)
    documents = [any_thing(number, random) for number in range(40)]
    for document in documents:
        things.insert(document)
    return Plainly(documents)


@pytest.mark.parametrize("seed", range(25))
def test_what_holds_an_expression_is_found_and_counted(
    plainly: Plainly, index: SearchIndex, seed: int
) -> None:
    random = Random(seed)
    for scopes in SCOPES:
        wanted = Wanted(scopes, any_expression(random))
        order = random.choice(list(Order))

        assert index.count(wanted) == len(plainly.wanted(wanted)), wanted
        assert index.page(wanted, order, limit=9) == plainly.page(wanted, order, 9), wanted


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("scopes", [("ann",), ("ann", "bob"), (EVERYONE,), ("ann", EVERYONE)])
def test_pages_go_on_where_the_one_before_ended(
    plainly: Plainly, index: SearchIndex, order: Order, scopes: tuple[str, ...]
) -> None:
    wanted = Wanted(scopes)
    found, after = [], None
    for _ in range(20):
        page = index.page(wanted, order, limit=3, after=after)
        found += page
        if not page:
            break
        time = page[-1]["taken"] if order is Order.TAKEN else page[-1]["createdAt"]
        after = Mark(time, page[-1]["_id"])

    assert found == plainly.page(wanted, order, 99)
    assert len(found) > 9


@pytest.mark.parametrize("seed", range(10))
def test_terms_of_a_kind_are_counted(plainly: Plainly, index: SearchIndex, seed: int) -> None:
    random = Random(seed)
    for scopes in SCOPES:
        wanted = Wanted(scopes, random.choice([EVERYTHING, any_expression(random)]))
        kind = Span(*sorted(random.sample(WORDS, 2)))
        expected = plainly.counts(wanted, kind)

        assert list(index.counts(wanted, kind).items()) == sorted(expected.items()), wanted
        greatest = sorted(expected.items(), key=lambda each: (-each[1], each[0]))[:2]
        assert list(index.counts(wanted, kind, most=2).items()) == greatest, wanted


@pytest.mark.parametrize("scope", [*OWNERS, EVERYONE])
def test_kept_counts_are_those_of_a_scope(plainly: Plainly, index: SearchIndex, scope: str) -> None:
    all_terms = plainly.counts(Wanted((scope,)), Span("", "\U0010ffff"))

    assert index.kept(scope, [*WORDS, "none"]) == all_terms
    assert index.kept(scope, ["", "a"]) == {term: all_terms[term] for term in ("", "a")}
    assert index.kept(scope, []) == {}
