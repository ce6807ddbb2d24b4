"""Which address a request comes from, whatever it says of itself."""

import pytest

from functions.shared.access.origin import client_address, is_own_origin, network_of


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("1.2.3.4:5678", 1, "1.2.3.4"),
        ("1.2.3.4", 1, "1.2.3.4"),
        ("[2001:db8::1]:5678", 1, "2001:db8::1"),
        ("[2001:db8::1]", 1, "2001:db8::1"),
        ("2001:db8::1", 1, "2001:db8::1"),
        ("fe80::1%eth0", 1, "fe80::1"),
        ("::ffff:1.2.3.4", 1, "1.2.3.4"),
        ("[::ffff:1.2.3.4]:5678", 1, "1.2.3.4"),
        ("6.6.6.6, 1.2.3.4", 1, "1.2.3.4"),
        ("6.6.6.6,1.2.3.4, 10.0.0.1", 2, "1.2.3.4"),
        ("6.6.6.6, 1.2.3.4 , 10.0.0.1, 10.0.0.2:80", 3, "1.2.3.4"),
    ],
)
def test_address_is_the_one_that_the_outermost_of_our_proxies_wrote(
    forwarded: str, proxies: int, address: str
) -> None:
    assert str(client_address(forwarded, proxies)) == address


@pytest.mark.parametrize(
    ("forwarded", "proxies"),
    [
        ("1.2.3.4", 0),
        ("1.2.3.4", 2),
        ("", 1),
        ("unknown", 1),
        ("1.2.3.4,", 1),
        ("1.2.3", 1),
        ("1.2.3.4.5:6", 1),
        ("999.2.3.4", 1),
        ("[1.2.3.4", 1),
        ("é", 1),
        ("1.2.3.4:x", 1),
        ("x" * 100_000, 1),
        ("," * 100_000, 1),
    ],
    ids=lambda value: str(value)[:12],
)
def test_address_that_nobody_trusted_wrote_is_unknown(forwarded: str, proxies: int) -> None:
    assert client_address(forwarded, proxies) is None


@pytest.mark.parametrize(
    ("forwarded", "network"),
    [
        ("1.2.3.4", "1.2.3.4"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("::1", "::/64"),
    ],
)
def test_subscriber_is_one_whatever_the_address(forwarded: str, network: str) -> None:
    address = client_address(forwarded, 1)

    assert address is not None
    assert network_of(address) == network


@pytest.mark.parametrize(
    ("origin", "fetch_site", "own"),
    [
        (None, None, True),
        (None, "same-origin", True),
        (None, "none", True),
        (None, "cross-site", False),
        (None, "same-site", False),
        ("https://album.example", None, True),
        ("https://album.example", "cross-site", False),
        ("https://evil.example", None, False),
        ("https://evil.example", "cross-site", False),
        ("null", None, False),
        ("", None, False),
        ("https://album.example.evil.example", None, False),
        ("https://album.example:444", None, False),
    ],
)
def test_own_pages_are_told_from_others(origin: str | None, fetch_site: str | None, own: bool) -> None:
    assert is_own_origin(origin, fetch_site, {"album.example"}) is own
