"""Where the answers of asynchronous calls may be told: only addresses that the operator allows."""

import asyncio
import re
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TypeAlias

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from functions.onemachine.gateway.known_hosts import address_of
from functions.onemachine.gateway.refusals import Refused
from functions.shared.access.origin import Address

Network: TypeAlias = IPv4Network | IPv6Network

NAME = re.compile(r"([A-Za-z0-9_-]+\.)*[A-Za-z][A-Za-z0-9-]*")
RESOLVE_SECONDS = 5.0
TELL_SECONDS = 10.0


@dataclass(frozen=True)
class Callback:
    """An address that was checked, and the machines that its name stood for when it was."""

    url: URL
    addresses: tuple[Address, ...]

    async def tell(self, answer: bytes, headers: Mapping[str, str]) -> None:
        """Best effort, as OpenFaaS's: nothing is tried again. What the listener answers is not read."""
        connector = aiohttp.TCPConnector(resolver=_Resolved(self.addresses), limit=1)
        timeout = aiohttp.ClientTimeout(total=TELL_SECONDS)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
            try:
                async with session.post(self.url, data=answer, headers=headers, allow_redirects=False):
                    pass
            except (aiohttp.ClientError, TimeoutError, OSError):
                return


@dataclass(frozen=True)
class AllowedCallbacks:
    """Names that lead to public addresses, and networks, in which names may lie and addresses be given."""

    names: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    async def check(self, asked: str) -> Callback:
        """Raises Refused with what is wrong. The name is looked up here, once."""
        url = _parse(asked)
        host = url.raw_host or ""
        literal = address_of(host)
        if literal is None and host not in self.names:
            raise Refused(403, "CALLBACK_HOSTS does not name the host of this callback.")
        addresses = [literal] if literal else await _look_up(host)
        if not all(self._allows(address, by_name=literal is None) for address in addresses):
            raise Refused(403, "CALLBACK_HOSTS does not name the network of this callback's host.")
        return Callback(url, tuple(addresses))

    def _allows(self, address: Address, *, by_name: bool) -> bool:
        is_public = address.is_global and not address.is_multicast
        return (by_name and is_public) or any(address in network for network in self.networks)


LOOPBACK = AllowedCallbacks(frozenset({"localhost"}), (ip_network("127.0.0.0/8"), ip_network("::1")))


def allowed_callbacks(entries: Sequence[str]) -> AllowedCallbacks:
    """Of names, addresses and networks; ValueError for what is none."""
    networks, names = [], []
    for entry in entries:
        try:
            networks.append(ip_network(entry.strip("[]")))
        except ValueError:
            if not NAME.fullmatch(entry):
                raise ValueError(f"{entry} is no host's name, address or network") from None
            names.append(entry.lower())
    return AllowedCallbacks(frozenset(names), tuple(networks))


def _parse(asked: str) -> URL:
    try:
        url = URL(asked)
    except ValueError:
        raise Refused(400, "X-Callback-Url is no address.") from None
    if url.scheme not in ("http", "https") or not url.raw_host:
        raise Refused(400, "X-Callback-Url must be an http:// or https:// address.")
    if url.raw_user is not None or url.raw_password is not None:
        raise Refused(400, "X-Callback-Url must hold no user name or password.")
    return url


async def _look_up(name: str) -> list[Address]:
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(RESOLVE_SECONDS):
            found = await loop.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except (OSError, TimeoutError, UnicodeError):
        raise Refused(400, "The host of X-Callback-Url is not found.") from None
    return [address for *_, sockaddr in found if (address := address_of(str(sockaddr[0])))]


class _Resolved(AbstractResolver):
    """Tells what was looked up and checked, so that a name cannot mean something else meanwhile."""

    def __init__(self, addresses: Sequence[Address]) -> None:
        self._addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for address in self._addresses
        ]

    async def close(self) -> None:
        """Nothing is open."""
