"""``python -m benchmarks.web``: the web client in Chromium, on albums of 50 and of 10,000 photos, and on a
library of a million.

Starts the local runner with a folder of its own, uploads 50 photos made from the sample photos, and enters
10,000 records that share their pictures. Opens each album with an empty cache, on a display of two pixels to
each CSS pixel, then scrolls the large one. Then adds the library of ``benchmarks.scale``, which shows the
same pictures, and looks for photos in it. Prints Markdown tables. Chromium draws without a GPU, on the same
cores as the album; absolute times belong to one machine.

Needs Playwright, and Chromium: CHROMIUM names it, else it is looked for.
"""

import argparse
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.album import Client, running_album
from benchmarks.photos import enlarged, made_unique
from benchmarks.scale.filling import fill
from benchmarks.scale.library import Library
from benchmarks.web.finding import Finding
from benchmarks.web.page import OBSERVE, PAINTED, SCROLL, Traffic
from benchmarks.web.pictured import PicturedLibrary
from functions.shared.models.photo import Photo
from functions.shared.models.wire import new_id
from functions.shared.stores.opening import open_metadata
from functions.shared.stores.records.photos import PhotoRecords
from yolov3.package import PACKAGE

SMALL, LARGE = 50, 10_000
USER, PASSWORD = "bench", new_id()
REPEATS: Final = 5
DAY_MS: Final = 86_400_000
PHOTOS_A_DAY: Final = 40
SCREEN: Final = {"width": 1280, "height": 860}
ARGUMENTS: Final = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Opening:
    """Milliseconds since the navigation began, and bytes as they went over the wire."""

    first_paint: float
    largest_paint: float
    blocked: float
    script_bytes: int
    image_bytes: int
    data_bytes: int


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=PACKAGE / "data" / "samples")
    parser.add_argument("--photos", type=int, default=1_000_000, help="in the library (1,000,000)")
    parser.add_argument("--repeats", type=int, default=20, help="of each search in it (20)")
    wanted = parser.parse_args()
    samples = sorted(path for path in wanted.folder.iterdir() if path.suffix == ".jpg")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=ARGUMENTS)
        photos = _measure_albums(browser, Path(folder), samples)
        library = PicturedLibrary(wanted.photos, user_name=USER, pictures=tuple(photos))
        _fill(Path(folder), library)
        _measure_library(browser, Path(folder), wanted.repeats)
        browser.close()


def _measure_albums(browser: Browser, data: Path, samples: list[Path]) -> list[Photo]:
    with running_album(data) as url:
        client = Client(url, USER, PASSWORD)
        small, photos = _small_album(client, samples)
        large = _large_album(client, photos, data)
        addresses = {
            count: f"{url}/function/recognition-web/albums/{id}"
            for count, id in ((SMALL, small), (LARGE, large))
        }
        _print_openings(browser, client, addresses)
        _print_scrolling(browser, client, addresses[LARGE])
    return photos


def _measure_library(browser: Browser, data: Path, repeats: int) -> None:
    with running_album(data) as url:
        client = Client(url, USER, PASSWORD)
        address = f"{url}/function/recognition-web/"
        oldest = min(filter(None, (month["month"] for month in client.get("/photos/timeline?by=month"))))
        finding = Finding(lambda: _signed_in(browser, client, address), address, oldest)
        for line in finding.table(repeats):
            _print(line)


def _fill(data: Path, library: Library) -> None:
    _print(f"\n{library.photos:,} photos in all:\n")
    store = open_metadata(f"sqlite:{data / 'album.sqlite'}")
    fill(store, library)
    store.close()


def _small_album(client: Client, samples: list[Path]) -> tuple[str, list[Photo]]:
    album_id = client.new_album()
    pictures = [enlarged(sample, 2) for sample in samples]
    taken = [client.upload(album_id, made_unique(pictures[n % len(pictures)])) for n in range(SMALL)]
    return album_id, [Photo.from_document(photo) for photo in taken]


def _large_album(client: Client, photos: list[Photo], data: Path) -> str:
    album_id = client.new_album()
    records = PhotoRecords(open_metadata(f"sqlite:{data / 'album.sqlite'}"))
    for number in range(LARGE):
        photo = photos[number % len(photos)]
        update = {
            "id": new_id(),
            "album_id": album_id,
            "key": f"{photo.key}.{number}",
            "created_at": photo.created_at - number // PHOTOS_A_DAY * DAY_MS - number,
        }
        records.add(photo.model_copy(update=update))
    return album_id


def _print_openings(browser: Browser, client: Client, addresses: dict[int, str]) -> None:
    _print("| photos | first paint, ms | largest, ms | blocked, ms | scripts, kB | pictures, kB | data, kB |")
    _print("|---:|---:|---:|---:|---:|---:|---:|")
    for count, address in addresses.items():
        found = [_open(browser, client, address) for _ in range(REPEATS)]
        _print(
            f"| {count:,} | {median(o.first_paint for o in found):.0f} "
            f"| {median(o.largest_paint for o in found):.0f} | {median(o.blocked for o in found):.0f} "
            f"| {found[0].script_bytes / 1e3:.0f} | {found[0].image_bytes / 1e3:.0f} "
            f"| {found[0].data_bytes / 1e3:.0f} |"
        )


def _open(browser: Browser, client: Client, address: str) -> Opening:
    page = _signed_in(browser, client, address)
    traffic = Traffic(page)
    page.goto(address)
    page.wait_for_function(PAINTED, timeout=60_000)
    seen: dict[str, Any] = page.evaluate("window.seen")
    opening = Opening(
        seen["first"], seen["largest"], seen["blocked"], traffic.scripts, traffic.images, traffic.data
    )
    page.context.close()
    return opening


def _print_scrolling(browser: Browser, client: Client, address: str) -> None:
    page = _signed_in(browser, client, address)
    page.goto(address)
    page.get_by_text(f"{LARGE:,} photos").first.wait_for(timeout=60_000)
    page.wait_for_function(PAINTED, timeout=60_000)
    _print(
        "\n| scrolling | frames | median, ms | 95 %, ms | longest, ms | tasks over 50 ms | longest task, ms |"
    )
    _print("|---|---:|---:|---:|---:|---:|---:|")
    for name, step in (("reading, 900 px/s", 15), ("flicking, 9,000 px/s", 150), ("jumping to and fro", 0)):
        frames, tasks = page.evaluate(SCROLL, step)
        frames.sort()
        _print(
            f"| {name} | {len(frames)} | {median(frames):.1f} | {frames[len(frames) * 95 // 100]:.1f} "
            f"| {frames[-1]:.0f} | {len(tasks)} | {max(tasks, default=0):.0f} |"
        )


def _signed_in(browser: Browser, client: Client, address: str) -> Page:
    context = browser.new_context(viewport=SCREEN, device_scale_factor=2, locale="en")  # type: ignore[arg-type]
    context.add_cookies(
        [{"name": "session", "value": client.token, "url": address.partition("recognition-web")[0]}]
    )
    context.add_init_script(OBSERVE)
    return context.new_page()


def _chromium() -> str:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("Chromium is not installed; CHROMIUM may name it.")
    return program


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
