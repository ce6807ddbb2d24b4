"""What becomes of another function's error, over real connections."""

import pytest

from functions.shared import errors
from functions.shared.gateway import GatewayClient, Request
from tests.shared.failing import failure
from tests.shared.upstream import Upstream, problem, reply


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, errors.Malformed),
        (404, errors.NotFound),
        (409, errors.Conflict),
        (410, errors.Damaged),
        (412, errors.PreconditionFailed),
        (413, errors.TooLarge),
        (415, errors.UnsupportedType),
        (429, errors.TooManyRequests),
        (502, errors.UpstreamFailed),
        (503, errors.Unavailable),
        (507, errors.StorageFull),
    ],
)
def test_problem_is_raised_in_its_own_words(
    gateway: GatewayClient, upstream: Upstream, status: int, error: type[errors.AlbumError]
) -> None:
    upstream.answer = problem(status, "The cat sat on it.")

    raised = failure(gateway)

    assert type(raised) is error
    assert raised.detail == "The cat sat on it."


def test_invalid_keeps_its_field_and_unavailable_what_is_missing(
    gateway: GatewayClient, upstream: Upstream
) -> None:
    upstream.answer = problem(422, "No.", field="images.0")
    invalid = failure(gateway)
    assert isinstance(invalid, errors.Invalid)
    assert invalid.field == "images.0"

    upstream.answer = problem(503, "No.", retry_after="60", missing=["model"])
    unavailable = failure(gateway)
    assert isinstance(unavailable, errors.Unavailable)
    assert (unavailable.what, unavailable.retry_after) == ("model", 60)


@pytest.mark.parametrize("body", [b"", b"<html>secret trace</html>", b"[]", b"{", b'{"detail": 3}'])
def test_answer_that_is_no_problem_document_is_told_in_own_words(
    gateway: GatewayClient, upstream: Upstream, body: bytes
) -> None:
    upstream.answer = reply(500, body, Content_Type="text/html")

    raised = failure(gateway)

    assert isinstance(raised, errors.UpstreamFailed)
    assert raised.detail == "The function storage failed."
    assert raised.transient


def test_refused_service_token_is_a_fault_of_the_house_that_time_does_not_heal(
    gateway: GatewayClient, upstream: Upstream
) -> None:
    upstream.answer = problem(401, "No.")

    raised = failure(gateway)

    assert isinstance(raised, errors.UpstreamFailed)
    assert not raised.transient


@pytest.mark.parametrize(
    "refusal", [errors.Refused("Not for you."), errors.UpstreamFailed("mongo", "No.", transient=False)]
)
def test_what_another_function_will_never_do_is_not_transient_here_either(
    gateway: GatewayClient, upstream: Upstream, refusal: errors.AlbumError
) -> None:
    upstream.answer = problem(refusal.status, refusal.detail, **refusal.fields())

    assert not failure(gateway).transient


def test_refused_person_is_not_signed_in(gateway: GatewayClient, upstream: Upstream) -> None:
    upstream.answer = problem(401, "No.")

    with pytest.raises(errors.NotSignedIn):
        gateway.call("accounts", Request("GET", "/session", 5.0, token="hers"))
