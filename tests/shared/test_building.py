"""Security that asks accounts, over real connections."""

import pytest

from functions.shared.access.tokens import TokenSigner
from functions.shared.building import asking_security
from functions.shared.errors import UpstreamFailed
from functions.shared.gateway import GatewayClient
from functions.shared.public_urls import PublicUrls
from tests.shared.conftest import KEY
from tests.shared.upstream import Upstream, reply


def test_key_of_which_accounts_says_something_else_is_a_fault_of_the_house(
    gateway: GatewayClient, upstream: Upstream
) -> None:
    security = asking_security(TokenSigner(KEY, "photos"), gateway, 0, PublicUrls())
    upstream.answer = reply(200, b'{"name": "of another version"}', Content_Type="application/json")

    with pytest.raises(UpstreamFailed, match="accounts"):
        security.keys.holder("sak_a_key")
