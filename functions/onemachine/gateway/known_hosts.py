"""The names that the album answers to: a page of another site that leads its own name here gets nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address

from functions.shared.access.origin import Address

HOST = re.compile(r"(\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s:/\[\]@]+))(:\d{0,5})?")


@dataclass(frozen=True)
class KnownHosts:
    """``names`` in lower case, beside those of this machine itself."""

    names: frozenset[str] = frozenset()

    def knows(self, host: str, here: str) -> bool:
        """``host`` as in a Host header, with any port; ``here`` is the address that was connected to."""
        return _is_known(self.names, host, here)


@lru_cache(maxsize=256)
def _is_known(names: frozenset[str], host: str, here: str) -> bool:
    name = host_name(host)
    if name is None:
        return False
    address = address_of(name)
    if address is None:
        return name == "localhost" or name in names
    return address.is_loopback or address == address_of(here) or name in names


def known_hosts(names: Iterable[str]) -> KnownHosts:
    """Of names and addresses, and of URLs' hosts."""
    return KnownHosts(frozenset(filter(None, map(host_name, names))))


def host_name(host: str) -> str | None:
    """In lower case, without port and brackets; None if it is no host."""
    match = HOST.fullmatch(host)
    return (match["v6"] or match["name"]).lower().removesuffix(".") if match else None


def address_of(name: str) -> Address | None:
    """None if it is a name. An IPv4 client of a socket that listens for both counts as one."""
    try:
        address = ip_address(name)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
