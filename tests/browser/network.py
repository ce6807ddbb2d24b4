"""The browser's own switch for a slow network, or none."""

from playwright.sync_api import CDPSession


def set_network(session: CDPSession, offline: bool = False, upload: int = -1) -> None:
    """`upload` in bytes per second; -1 is as fast as it goes."""
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": upload},
    )
