"""Where people find the album, and what stands before ``/function`` there."""

import re
from dataclasses import dataclass
from typing import Final, Self

URL: Final = re.compile(
    r"(?P<scheme>https?)://(?P<host>([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?)(?P<path>(/.*)?)", re.IGNORECASE
)
PREFIX: Final = re.compile(r"(/(?!\.{1,2}(/|$))[A-Za-z0-9._~-]+)*")
LONGEST_PREFIX: Final = 200
USUAL_PORTS: Final = {"http": ":80", "https": ":443"}


@dataclass(frozen=True)
class PublicUrl:
    """``host`` as a browser writes it: in lower case, and without the scheme's usual port."""

    scheme: str
    host: str
    prefix: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}{self.prefix}"


@dataclass(frozen=True)
class PublicUrls:
    urls: tuple[PublicUrl, ...] = ()

    def __str__(self) -> str:
        """What ``read`` reads."""
        return ",".join(map(str, self.urls))

    @classmethod
    def read(cls, text: str) -> Self:
        """Of URLs with commas between them. Raises ValueError if one is none, or its path is no prefix."""
        return cls(tuple(_read(entry.strip()) for entry in text.split(",") if entry.strip()))

    @property
    def hosts(self) -> set[str]:
        return {url.host for url in self.urls}

    def at(self, host: str) -> PublicUrl | None:
        """The one with this host, else the first: a proxy may call the album by another name."""
        of_host = (url for url in self.urls if url.host == host.lower())
        return next(of_host, self.urls[0] if self.urls else None)

    def prefix(self, host: str, told: str) -> str:
        """``told``: the X-Forwarded-Prefix of trusted proxies, of which the nearest one's counts."""
        nearest = told.rpartition(",")[2].strip()
        if nearest and _is_prefix(prefix := nearest.removesuffix("/")):
            return prefix
        url = self.at(host)
        return url.prefix if url else ""


def _read(text: str) -> PublicUrl:
    match = URL.fullmatch(text)
    prefix = match["path"].removesuffix("/") if match else ""
    if match is None or not _is_prefix(prefix):
        raise ValueError(f"{text} is not a URL such as https://home.example/photos")
    scheme = match["scheme"].lower()
    return PublicUrl(scheme, match["host"].lower().removesuffix(USUAL_PORTS[scheme]), prefix)


def _is_prefix(text: str) -> bool:
    return len(text) <= LONGEST_PREFIX and PREFIX.fullmatch(text) is not None
