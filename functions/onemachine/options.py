"""The options of ``scripts/run``; what is said by none of them may stand in the environment."""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from functions.accounts.who_may import SignUp
from functions.onemachine.gateway.callbacks import LOOPBACK, AllowedCallbacks, allowed_callbacks
from functions.onemachine.gateway.known_hosts import KnownHosts, address_of, known_hosts
from functions.onemachine.recognition import model_names
from functions.shared.config import MOST_PROXIES, PROJECT_ROOT
from functions.shared.public_urls import PublicUrls

VARIABLES = {
    "CALLBACK_HOSTS": "Where asynchronous calls of people may tell their answers, with commas: names that "
    "lead to public addresses; other addresses and networks. Without it nowhere, but on this machine, where "
    "the album listens on loopback alone, without a proxy or `PUBLIC_URL`.",
    "BACKUP_DIR": "The folder into which backups go that an operator begins on the album's page. Without it "
    "the page begins none, and `scripts/backup` makes them.",
}
"""What is the runner's alone, for the page of all settings."""
MOST_BEFORE = MOST_PROXIES - 1
"""Proxies in front of the gateway, which is one more to the functions."""


@dataclass(frozen=True)
class Options:
    data: Path
    host: str
    port: int
    model: str
    trusted_proxies: int
    """How many proxies in front of the gateway write an entry each into X-Forwarded-For."""
    public_urls: PublicUrls
    allowed_callbacks: AllowedCallbacks | None
    sign_up: SignUp
    backups: Path | None
    """Where backups go for which an operator asks."""

    def known_hosts(self, gateway_url: str) -> KnownHosts:
        """``gateway_url``: where the functions call."""
        return known_hosts([*self.public_urls.hosts, self.host, urlsplit(gateway_url).netloc])

    def callbacks(self) -> AllowedCallbacks:
        """Behind a proxy, who calls from this machine may be anybody."""
        if self.allowed_callbacks is not None:
            return self.allowed_callbacks
        is_alone = _is_loopback(self.host) and not self.trusted_proxies and not self.public_urls.urls
        return LOOPBACK if is_alone else AllowedCallbacks()


def read_options() -> Options:
    """Of the command line and the environment; ends the process with a sentence where they are wrong."""
    parser = _parser()
    given = parser.parse_args()
    if given.model and given.model not in model_names():
        parser.error(f"there is no model {given.model}; there are {', '.join(model_names())}")
    return Options(
        given.data.absolute(),
        given.host,
        given.port,
        given.model,
        given.trusted_proxies,
        given.public_url,
        given.callback_hosts,
        given.sign_up or (SignUp.OPEN if _is_loopback(given.host) else SignUp.INVITED),
        Path(given.backups).absolute() if given.backups else None,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/run", description="The album on one machine.")
    add = parser.add_argument
    add("--data", type=Path, default=PROJECT_ROOT / "data", help="where everything is kept (data/)")
    add("--port", type=int, default=_environment("PORT", "8080"), help="8080, or PORT")
    add("--host", default="127.0.0.1", help="127.0.0.1; any other address lets others in")
    add("--model", default=_environment("MODEL"), help="a name in yolov3/models.toml, or MODEL")
    add(
        "--backups",
        default=_environment("BACKUP_DIR"),
        help="where backups go for which an operator asks on the album's page, or BACKUP_DIR",
    )
    _add_outside(parser)
    return parser


def _add_outside(parser: argparse.ArgumentParser) -> None:
    """What stands in front of the album, and whom it may call."""
    add = parser.add_argument
    add(
        "--sign-up",
        type=_sign_up,
        default=_environment("SIGN_UP"),
        help="who may make an account: open, invited or closed, or SIGN_UP (open; invited where --host "
        "lets others in)",
    )
    add(
        "--public-url",
        type=_public_urls,
        default=_environment("PUBLIC_URL"),
        help="where people find the album, such as https://home.example/photos, or PUBLIC_URL",
    )
    add(
        "--trusted-proxies",
        type=_trusted_proxies,
        default=_environment("TRUSTED_PROXIES", "0"),
        help="how many proxies in front write into X-Forwarded-For, or TRUSTED_PROXIES (0)",
    )
    add(
        "--callback-hosts",
        type=_callback_hosts,
        default=_environment("CALLBACK_HOSTS"),
        help="where asynchronous calls may tell their answers, or CALLBACK_HOSTS",
    )


def _environment(name: str, default: str = "") -> str:
    return os.environ.get(name) or default


def _sign_up(text: str) -> SignUp | None:
    """None where nothing is said."""
    if text and text not in tuple(SignUp):
        raise argparse.ArgumentTypeError(f"{text} is none of {', '.join(SignUp)}")
    return SignUp(text) if text else None


def _public_urls(text: str) -> PublicUrls:
    try:
        return PublicUrls.read(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _trusted_proxies(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_BEFORE:
        raise argparse.ArgumentTypeError(f"{text} is no number from 0 to {MOST_BEFORE}")
    return int(text)


def _callback_hosts(text: str) -> AllowedCallbacks | None:
    try:
        return allowed_callbacks(_entries(text)) if text else None
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(",") if entry.strip()]


def _is_loopback(host: str) -> bool:
    address = address_of(host)
    return host == "localhost" or (address is not None and address.is_loopback)
