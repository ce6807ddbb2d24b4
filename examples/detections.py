"""Writes a page that shows an album's photos with all that was found in them drawn over them.

    SMART_ALBUM_KEY=sak_... python examples/detections.py ALBUM > detections.html

Needs Python alone. The page holds its pictures itself, and opens in any browser.
"""

import base64
import json
import os
import sys
from html import escape
from typing import Any
from urllib.request import Request, urlopen

GATEWAY = os.environ.get("OPENFAAS_URL", "http://127.0.0.1:8080")
STYLE = """
body { font: 16px system-ui; margin: 2rem; background: #111; color: #eee }
figure { margin: 0 0 2rem } svg { max-width: 100%; max-height: 80vh; height: auto; display: block }
rect { fill: none; stroke-width: 2; vector-effect: non-scaling-stroke }
text { paint-order: stroke; stroke: #111; stroke-width: .2em }
"""


def get(path: str) -> bytes:
    headers = {"Authorization": f"Bearer {os.environ['SMART_ALBUM_KEY']}"}
    with urlopen(Request(f"{GATEWAY}/function{path}", headers=headers), timeout=65) as answer:
        return bytes(answer.read())


def colour(label: str) -> str:
    """The same for each label, and far from that of most others."""
    return f"hsl({sum(label.encode()) * 137 % 360} 90% 60%)"


def box(found: dict[str, Any], size: float) -> str:
    x, y = found["x1"], found["y1"]
    label, shade = escape(found["class"]), colour(found["class"])
    return (
        f'<rect x="{x}" y="{y}" width="{found["x2"] - x}" height="{found["y2"] - y}" stroke="{shade}"/>'
        f'<text x="{x}" y="{y + size}" font-size="{size}" fill="{shade}">{label} {found["conf"]:.2f}</text>'
    )


def figure(photo: dict[str, Any]) -> str:
    """Boxes are in pixels of the upright original, so the picture is laid out in these, whatever its own."""
    width, height = photo["width"], photo["height"]
    preview = base64.b64encode(get(f"/photos/{photo['_id']}/preview")).decode()
    boxes = "".join(box(found, max(width, height) / 50) for found in photo["detections"])
    return (
        f'<figure><svg viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image href="data:image/jpeg;base64,{preview}" width="{width}" height="{height}"/>{boxes}</svg>'
        f"<figcaption>{escape(photo['fileName'] or photo['_id'])}</figcaption></figure>"
    )


def main(album_name: str) -> None:
    albums = json.loads(get("/albums/?limit=500"))
    found = [album["_id"] for album in albums if album["albumName"] == album_name]
    if not found:
        sys.exit(f"There is no album {album_name}.")
    photos = json.loads(get(f"/photos/?albumId={found[0]}&limit=500"))
    figures = "\n".join(figure(photo) for photo in photos if photo["status"] == "ready")
    title = escape(album_name)
    print(f'<!doctype html><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>')
    print(f"<h1>{title}</h1>\n{figures}")


if __name__ == "__main__":
    main(sys.argv[1])
