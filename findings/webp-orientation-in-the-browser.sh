#!/bin/sh
# Chromium 156 against Pillow 13.0.0, OpenCV 5.0.0: an Orientation in WebP is heeded by one side.
#
# Surprise: the browser turns JPEG, PNG (eXIf chunk) and AVIF by what they say, but never WebP.
# Pillow's exif_transpose, OpenCV and sharp turn WebP like the others.
# For an album: the thumbnail stands and the original lies; boxes drawn on it are off.
# Instead: send WebP with an orientation to the browser as a turned copy, or draw it turned by CSS.
# Needs Debian's chromium.
set -eu
command -v chromium >/dev/null || { echo "needs chromium (apt-get install chromium)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check \
  pillow==13.0.0 opencv-python-headless==5.0.0.93 playwright==1.65.2
cd "$dir"
venv/bin/python - <<'PY'
import base64, io, shutil, sys
import cv2, numpy, PIL
from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

SHOW = "async url => { const i = new Image(); i.src = url; await i.decode(); return [i.naturalWidth, i.naturalHeight] }"
exif = Image.Exif()
exif[274] = 6
seen = {}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
    page = browser.new_page()
    for kind in ("jpeg", "png", "avif", "webp"):
        out = io.BytesIO()
        Image.new("RGB", (96, 64)).save(out, kind, exif=exif.tobytes())
        shown = page.evaluate(SHOW, f"data:image/{kind};base64," + base64.b64encode(out.getvalue()).decode())
        pillow = ImageOps.exif_transpose(Image.open(out)).size
        opencv = cv2.imdecode(numpy.frombuffer(out.getvalue(), numpy.uint8), cv2.IMREAD_COLOR).shape[1::-1]
        seen[kind] = (tuple(shown), pillow, opencv)
    print("Chromium", browser.version, "Pillow", PIL.__version__, "OpenCV", cv2.__version__)
    browser.close()
print("expected: (64, 96) everywhere")
for kind, sizes in seen.items():
    print("seen:    ", kind, sizes)
if seen["webp"] != ((96, 64), (64, 96), (64, 96)) or any(seen[kind][0] != (64, 96) for kind in ("jpeg", "png", "avif")):
    sys.exit("Changed: other formats are turned.")
PY
