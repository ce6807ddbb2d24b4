#!/bin/sh
# Chromium 156 against Pillow 13.0.0, OpenCV 5.0.0 and sharp 0.35.5: PNG colours without an ICC profile.
#
# Surprise: PNG tells its colours by cICP, or by gAMA and cHRM. The browser converts by each of them;
# the three libraries return code values, and sharp and OpenCV say nothing of the chunk. A PNG of
# gamma 1.0 differs by 73 of 255. cHRM without gAMA is ignored by the browser as well.
# For an album: thumbnails made on the server differ visibly from the original on the page.
# Instead: read the chunks yourself (order of trust: cICP, iCCP, sRGB, gAMA with cHRM) and convert.
# Needs Debian's chromium.
set -eu
command -v chromium >/dev/null || { echo "needs chromium (apt-get install chromium)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check \
  pillow==13.0.0 opencv-python-headless==5.0.0.93 playwright==1.65.2
npm install --silent --no-audit --no-fund --prefix "$dir" sharp@0.35.5
cd "$dir"
venv/bin/python - <<'PY'
import base64, io, shutil, struct, sys, zlib
import cv2
from PIL import Image
from playwright.sync_api import sync_playwright

SHOW = """async url => { const i = new Image(); i.src = url; await i.decode();
  const x = new OffscreenCanvas(16, 16).getContext("2d"); x.drawImage(i, 0, 0);
  return [...x.getImageData(2, 2, 1, 1).data].slice(0, 3) }"""
chunk = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
out = io.BytesIO()
Image.new("RGB", (16, 16), (200, 60, 40)).save(out, "PNG")
plain = out.getvalue()
gamma = chunk(b"gAMA", struct.pack(">I", 100000))
p3 = chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000))
kinds = {"none": b"", "cICP P3": chunk(b"cICP", bytes([12, 13, 0, 1])), "gAMA 1.0": gamma, "cHRM P3": p3,
         "sRGB, gAMA 1.0": chunk(b"sRGB", b"\0") + gamma}
seen = {}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--force-color-profile=srgb"])
    page = browser.new_page()
    for kind, chunks in kinds.items():
        data = plain[:33] + chunks + plain[33:]
        open(f"{kind}.png", "wb").write(data)
        pillow = list(Image.open(f"{kind}.png").getpixel((2, 2)))
        assert pillow == cv2.imread(f"{kind}.png")[2, 2, ::-1].tolist() == [200, 60, 40]
        seen[kind] = page.evaluate(SHOW, "data:image/png;base64," + base64.b64encode(data).decode())
    print("Chromium", browser.version, "OpenCV", cv2.__version__)
    browser.close()
print("expected: the libraries' 200, 60, 40, or a word that it must be converted")
print("seen in the browser:", seen)
if seen["none"] != [200, 60, 40] or seen["cHRM P3"] != seen["none"] or seen["sRGB, gAMA 1.0"] != seen["none"]:
    sys.exit("Changed: Chromium reads the chunks otherwise.")
if abs(seen["gAMA 1.0"][1] - 60) < 50 or abs(seen["cICP P3"][0] - 200) < 10:
    sys.exit("Changed: Chromium no longer converts.")
PY
node -e '
const sharp = require("sharp");
Promise.all(["gAMA 1.0", "cICP P3"].map((kind) => sharp(kind + ".png").raw().toBuffer())).then((all) => {
  console.log("seen by sharp:", all.map((pixels) => [...pixels.subarray(0, 3)].join()).join("  "));
  if (all.some((pixels) => pixels[0] !== 200)) { console.error("Changed: sharp converts."); process.exit(1); }
});'
