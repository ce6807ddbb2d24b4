"""How long a page takes until the photos are painted that somebody looks for in a large library."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median, quantiles
from typing import Final

from playwright.sync_api import Page

from benchmarks.scale.vocabulary import LABELS
from benchmarks.web.page import PAINTED

MILLI: Final = 1000
HEAP: Final = "performance.memory.usedJSHeapSize"
CARDS: Final = "document.querySelectorAll('[data-testid=photo-card]').length"


@dataclass(frozen=True)
class Finding:
    """``new_page`` gives a page that is signed in, with an empty cache; ``oldest`` is a month, "2006-01"."""

    new_page: Callable[[], Page]
    address: str
    oldest: str

    def table(self, repeats: int) -> Iterator[str]:
        yield "| until the photos are painted | median, ms | p95, ms |"
        yield "|---|---:|---:|"
        yield self._row("the newest, from the address", [self._open() for _ in range(repeats)])
        yield self._row("the oldest month, from the key", [self._jump() for _ in range(repeats)])
        words = [LABELS[number % len(LABELS)] for number in range(repeats)]
        yield self._row("a search, from the key", [self._search(word) for word in words])
        yield self._held()

    def _open(self) -> float:
        with self._page() as page, _Timed() as timed:
            self._go(page)
        return timed.ms

    def _jump(self) -> float:
        with self._page() as page:
            self._go(page)
            page.get_by_role("slider", name="Go to a month").focus()
            with _Timed() as timed:
                self._to_the_oldest(page)
        return timed.ms

    def _search(self, word: str) -> float:
        with self._page() as page:
            self._go(page)
            page.keyboard.press("/")
            page.keyboard.type(word)
            with _Timed() as timed:
                page.keyboard.press("Enter")
                page.wait_for_url("**/search?*")
                page.get_by_test_id("photo-card").first.wait_for()
                page.wait_for_function(PAINTED)
        return timed.ms

    def _held(self) -> str:
        with self._page() as page:
            self._go(page)
            page.get_by_role("slider", name="Go to a month").focus()
            self._to_the_oldest(page)
            cards, heap = page.evaluate(CARDS), page.evaluate(HEAP)
        return f"\nAt the oldest month the page holds {cards} photos and {heap / 1e6:.0f} MB of heap."

    def _to_the_oldest(self, page: Page) -> None:
        name = datetime.strptime(self.oldest, "%Y-%m").replace(tzinfo=UTC).strftime("%B %Y")
        page.keyboard.press("End")
        page.get_by_role("region", name=name).get_by_test_id("photo-card").first.wait_for()
        page.wait_for_function(PAINTED)

    def _go(self, page: Page) -> None:
        page.goto(self.address)
        page.wait_for_function(PAINTED, timeout=60_000)

    @contextmanager
    def _page(self) -> Iterator[Page]:
        page = self.new_page()
        try:
            yield page
        finally:
            page.context.close()

    def _row(self, name: str, taken: list[float]) -> str:
        return f"| {name} | {median(taken):.0f} | {quantiles(taken, n=20)[-1]:.0f} |"


class _Timed:
    def __enter__(self) -> "_Timed":
        self._begun = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.ms = (time.perf_counter() - self._begun) * MILLI
