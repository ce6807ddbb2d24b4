#!/bin/sh
# Chromium 156: naturalWidth of a JPEG need not be its width.
#
# Surprise: where EXIF says 144 dpi and a PixelXDimension of half the real width, the browser shows
# the photo at that half ("density-corrected"): naturalWidth is 48 for 96 pixels. createImageBitmap
# of the same bytes says 96. PNG and WebP with the same EXIF are left alone.
# For an album: boxes and crops in pixels, scaled by naturalWidth, are off by the factor; a canvas
# of naturalWidth by naturalHeight saves a smaller photo.
# Instead: take the size from the server, or from createImageBitmap.
# Needs Debian's chromium.
set -eu
command -v chromium >/dev/null || { echo "needs chromium (apt-get install chromium)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 playwright==1.65.2
cd "$dir"
venv/bin/python - <<'PY'
import base64, io, shutil, sys
from PIL import Image
from playwright.sync_api import sync_playwright

SHOW = """async ([kind, text]) => {
  const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0)), blob = new Blob([bytes], {type: kind});
  const i = new Image(); i.src = URL.createObjectURL(blob); await i.decode();
  return [i.naturalWidth, (await createImageBitmap(blob)).width] }"""
exif = Image.Exif()
exif[282] = exif[283] = 144.0
exif[296] = 2  # inches
exif[34665] = {40962: 48, 40963: 32}
seen = {}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
    page = browser.new_page()
    for kind in ("jpeg", "png", "webp"):
        out = io.BytesIO()
        Image.new("RGB", (96, 64)).save(out, kind, exif=exif.tobytes())
        seen[kind] = page.evaluate(SHOW, ["image/" + kind, base64.b64encode(out.getvalue()).decode()])
    print("Chromium", browser.version, "naturalWidth and width of the bitmap")
    browser.close()
print("expected: 96, 96")
print("seen:    ", seen)
if seen != {"jpeg": [48, 96], "png": [96, 96], "webp": [96, 96]}:
    sys.exit("Changed: other sizes.")
PY
