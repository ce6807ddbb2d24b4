"""What a browser keeps of the album: its worker, the thumbnails that were seen, and what other apps share."""

import re
import shutil
from base64 import b64encode
from mimetypes import guess_type
from pathlib import Path

from playwright.sync_api import Page, expect

TEXTS = (".html", ".js", ".css")


def wait_for_worker(page: Page) -> None:
    """Until it has all that the client needs, and answers to this page."""
    page.evaluate(
        """async () => {
            await navigator.serviceWorker.ready;
            if (!navigator.serviceWorker.controller)
                await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done));
        }"""
    )


def wait_for_pictures(page: Page, count: int) -> None:
    """Until that many thumbnails are kept, whatever their size."""
    page.wait_for_function(_KEPT, arg=count)


def kept_caches(page: Page) -> list[str]:
    """The last word of each cache's name: shell (with its version), pictures, received."""
    names: list[str] = page.evaluate("caches.keys()")
    return sorted(name.split("/ ", 1)[1].split(" ")[0] for name in names)


def share(page: Page, action: str, *files: Path) -> None:
    """What a system does when another app shares: it opens the album with a form that has the files."""
    held = [
        {"name": f.name, "type": guess_type(f.name)[0] or "", "data": b64encode(f.read_bytes()).decode()}
        for f in files
    ]
    with page.expect_navigation():
        page.evaluate(_SHARED, [action, held])


def expect_shown_offline(page: Page, pictures: int) -> None:
    expect(page.get_by_role("heading", name="No connection", level=1)).to_be_visible()
    seen = page.get_by_test_id("seen-picture")
    expect(seen).to_have_count(pictures)
    for at in range(pictures):
        expect(seen.nth(at)).to_have_js_property("complete", True)
        assert seen.nth(at).evaluate("image => image.naturalWidth") > 0


def rebuild(built: Path, target: Path) -> None:
    """Another build of the same client: each of its files has another name, as if all of it had changed."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(built, target, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    names = {path.name: _renamed(path.name) for path in (target / "assets").iterdir()}
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    for path in [*target.rglob("*")]:
        if path.suffix in TEXTS:
            path.write_text(pattern.sub(lambda found: names[found[0]], path.read_text()))
    worker = target / "worker.js"
    worker.write_text(re.sub(r"version:([`\"'])", r"version:\1next-", worker.read_text()))
    for path in [*(target / "assets").iterdir()]:
        path.rename(path.with_name(names[path.name]))


def _renamed(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-next{dot}{ending}"


_KEPT = """async count => {
    const names = (await caches.keys()).filter(name => name.endsWith(' pictures'));
    const lists = await Promise.all(names.map(async name => (await caches.open(name)).keys()));
    return lists.flat().filter(({ url }) => url.includes('/storage/')).length >= count;
}"""
_SHARED = """([action, held]) => {
    const files = new DataTransfer();
    for (const { name, type, data } of held) {
        const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
        files.items.add(new File([bytes], name, { type }));
    }
    const form = document.createElement('form');
    Object.assign(form, { action, method: 'post', enctype: 'multipart/form-data', hidden: true });
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', name: 'photos', multiple: true, files: files.files });
    form.append(input);
    document.body.append(form);
    form.submit();
}"""
