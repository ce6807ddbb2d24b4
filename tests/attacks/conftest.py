"""The gateway of one machine, for requests that no client's library would send."""

from tests.onemachine.conftest import closed_street, street

__all__ = ["closed_street", "street"]
