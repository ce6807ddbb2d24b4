"""Calls that fail."""

import pytest

from functions.shared import errors
from functions.shared.gateway import GatewayClient, Request


def failure(gateway: GatewayClient, method: str = "POST") -> errors.AlbumError:
    with pytest.raises(errors.AlbumError) as caught:
        gateway.call("storage", Request(method, "/key", 5.0))
    return caught.value
