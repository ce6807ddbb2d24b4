"""Where a request comes from: the client's network address, and the site whose page made it."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final, TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

ENTRY: Final = re.compile(r"\[(?P<bracketed>[^\]]+)\](?::\d+)?|(?P<v4>[\d.]+)(?::\d+)?|(?P<bare>[^\[\]]+)")
IPV6_NETWORK_BITS: Final = 64
"""A subscriber has at least that many addresses, so they count as one."""


def client_address(forwarded_for: str, trusted_proxies: int) -> Address | None:
    """The client as the outermost of our proxies saw it, from ``X-Forwarded-For``.

    Each trusted proxy wrote one entry, the nearest the last; what a client claims stands before them. None
    where no proxy is trusted, or none wrote an address: OpenFaaS's gateway passes a client's own header on.
    """
    entries = forwarded_for.split(",")
    if not 1 <= trusted_proxies <= len(entries):
        return None
    return _parse(entries[-trusted_proxies].strip())


def network_of(address: Address) -> str:
    """What is counted as one: an IPv4 address, or an IPv6 network of 64 bits."""
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, IPV6_NETWORK_BITS), strict=False))


def is_own_origin(origin: str | None, fetch_site: str | None, hosts: set[str]) -> bool:
    """Whether a browser's request comes from this site's pages; what is no browser sends neither."""
    if fetch_site is not None:
        return fetch_site in ("same-origin", "none")
    if origin is None:
        return True
    host = origin.partition("://")[2]
    return host != "" and host in hosts


def _parse(entry: str) -> Address | None:
    match = ENTRY.fullmatch(entry)
    if match is None:
        return None
    text = match["bracketed"] or match["v4"] or match["bare"]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    # An IPv4 client of a socket that listens for both is written as ::ffff:1.2.3.4.
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address
