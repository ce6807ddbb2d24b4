#!/bin/sh
# pillow-jxl-plugin 1.3.8 meets Chromium 156: portrait photos saved as JPEG XL lie in the browser.
#
# Surprise: save(..., exif=...) puts Orientation 6 into the Exif box and leaves the orientation of the
# codestream at 1. In JPEG XL only the codestream counts, so the browser does not turn; Pillow,
# reading its own file, does (exif_transpose).
# For an album: converting to JPEG XL looks right in every test in Python and wrong on the page.
# Instead: exif_transpose first, and save upright pixels.
# Needs Debian's chromium.
set -eu
command -v chromium >/dev/null || { echo "needs chromium (apt-get install chromium)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check \
  pillow==13.0.0 pillow-jxl-plugin==1.3.8 playwright==1.65.2
cd "$dir"
venv/bin/python - <<'PY'
import base64, io, shutil, sys
from importlib.metadata import version
import pillow_jxl
from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

SHOW = "async url => { const i = new Image(); i.src = url; await i.decode(); return [i.naturalWidth, i.naturalHeight] }"
exif = Image.Exif()
exif[274] = 6
out = io.BytesIO()
Image.new("RGB", (96, 64), "navy").save(out, "JXL", exif=exif.tobytes())
pillow = ImageOps.exif_transpose(Image.open(out)).size
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
    print("pillow-jxl-plugin", version("pillow-jxl-plugin"), "Chromium", browser.version)
    url = "data:image/jxl;base64," + base64.b64encode(out.getvalue()).decode()
    chromium = tuple(browser.new_page().evaluate(SHOW, url))
    browser.close()
print("expected: (64, 96) in both")
print("seen:     Pillow", pillow, " Chromium", chromium)
if (pillow, chromium) != ((64, 96), (96, 64)):
    sys.exit("Changed: Pillow and the browser agree.")
PY
