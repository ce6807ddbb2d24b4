#!/bin/sh
# imagecodecs 2026.3.6 meets Chromium 156: a 16-bit grey photo as JPEG XL is far too bright.
#
# Surprise: jpegxl_encode marks samples of 16 bits as linear light, those of 8 bits as sRGB. Read back
# as arrays both are exact, so a round trip proves nothing. A viewer converts linear to sRGB.
# For an album: scans stored so get a fog over the shadows (8 becomes 50) on every screen.
# Instead: store 16-bit photos as PNG or TIFF, or encode with a tool that lets you tell the colours.
# Needs Debian's chromium.
set -eu
command -v chromium >/dev/null || { echo "needs chromium (apt-get install chromium)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check imagecodecs==2026.3.6 playwright==1.65.2
cd "$dir"
venv/bin/python - <<'PY'
import base64, shutil, sys
import imagecodecs, numpy
from playwright.sync_api import sync_playwright

SHOW = """async url => { const i = new Image(); i.src = url; await i.decode();
  const x = new OffscreenCanvas(32, 32).getContext("2d"); x.drawImage(i, 0, 0);
  return x.getImageData(2, 2, 1, 1).data[0] }"""
deep = numpy.full((32, 32), 8 * 257, numpy.uint16)
flat = numpy.full((32, 32), 8, numpy.uint8)
files = {"JPEG XL, 16 bits": ("jxl", imagecodecs.jpegxl_encode(deep)),
         "JPEG XL, 8 bits": ("jxl", imagecodecs.jpegxl_encode(flat)),
         "PNG, 16 bits": ("png", imagecodecs.png_encode(deep))}
assert (imagecodecs.jpegxl_decode(files["JPEG XL, 16 bits"][1]) == deep).all()
seen = {}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--force-color-profile=srgb"])
    page = browser.new_page()
    for name, (kind, data) in files.items():
        seen[name] = page.evaluate(SHOW, f"data:image/{kind};base64," + base64.b64encode(data).decode())
    print("imagecodecs", imagecodecs.__version__, "Chromium", browser.version)
    browser.close()
print("expected: 8 for all")
print("seen:    ", seen)
if seen["JPEG XL, 16 bits"] < 40 or seen["JPEG XL, 8 bits"] != 8 or seen["PNG, 16 bits"] != 8:
    sys.exit("Changed: other brightness.")
PY
