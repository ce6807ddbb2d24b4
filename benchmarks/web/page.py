"""What is watched in a page of the web client: paints, long tasks, frames, and the bytes that it loads."""

from typing import Any, Final

from playwright.sync_api import Page

OBSERVE: Final = """
window.seen = { first: 0, largest: 0, blocked: 0 };
const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
watch("paint", (entry) => {
    if (entry.name === "first-contentful-paint") window.seen.first = entry.startTime;
});
watch("largest-contentful-paint", (entry) => { window.seen.largest = entry.startTime; });
watch("longtask", (entry) => { window.seen.blocked += entry.duration - 50; });
"""
"""Blocked is the time beyond 50 ms of each task, as Lighthouse counts it."""

PAINTED: Final = """() => {
    const pictures = [...document.querySelectorAll("[data-testid=photo-card] img")];
    return pictures.length > 0 && pictures.every((one) => one.complete && one.naturalWidth > 0);
}"""

SCROLL: Final = """async (step) => {
    const frames = [], tasks = [];
    const take = (list) => tasks.push(...list.getEntries().map((one) => one.duration));
    const watch = new PerformanceObserver(take);
    watch.observe({ type: "longtask" });
    const end = document.documentElement.scrollHeight - innerHeight;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let last = await frame();
    for (let count = 0; count < 300; count += 1) {
        if (step > 0) scrollBy(0, step);
        else if (count % 15 === 0) scrollTo(0, end * ((count / 15 * 7) % 20) / 20);
        const now = await frame();
        frames.push(now - last);
        last = now;
    }
    watch.disconnect();
    return [frames, tasks];
}"""


class Traffic:
    """Bytes as they went over the wire, headers included."""

    def __init__(self, page: Page) -> None:
        self.scripts = self.images = self.data = 0
        self._kinds: dict[str, str] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", self._begin)
        session.on("Network.loadingFinished", self._end)

    def _begin(self, event: dict[str, Any]) -> None:
        self._kinds[event["requestId"]] = event["type"]

    def _end(self, event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        match self._kinds.get(event["requestId"]):
            case "Script":
                self.scripts += size
            case "Image":
                self.images += size
            case "Fetch" | "XHR":
                self.data += size
