"""Fingers on a screen, as Chromium's protocol has them."""

from collections.abc import Sequence

from playwright.sync_api import Page

Spot = tuple[float, float]


class Fingers:
    def __init__(self, page: Page) -> None:
        self._protocol = page.context.new_cdp_session(page)

    def drag(self, *ways: tuple[Spot, Spot], steps: int = 8) -> None:
        """Each finger from one spot to the other, all at once."""
        self._send("touchStart", [begin for begin, _ in ways])
        for step in range(1, steps + 1):
            share = step / steps
            self._send("touchMove", [_between(begin, end, share) for begin, end in ways])
        self._send("touchEnd", [])

    def tap(self, spot: Spot) -> None:
        self._send("touchStart", [spot])
        self._send("touchEnd", [])

    def _send(self, kind: str, spots: Sequence[Spot]) -> None:
        points = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(spots)]
        self._protocol.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def _between(begin: Spot, end: Spot, share: float) -> Spot:
    return begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share
