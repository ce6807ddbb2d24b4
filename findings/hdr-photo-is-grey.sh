#!/bin/sh
# Pillow 13.0.0 (AVIF) and opencv-python-headless 5.0.0.93 against Chromium 150: an HDR photo is grey.
#
# Surprise: a photo in PQ, as cameras and phones write them, decodes to its code values. Nothing in Pillow's image says
# so: no profile, no info key, mode RGB. Saved as JPEG, its red is a brown; Chromium shows the red.
# For an album: HDR photos are pale in every thumbnail, and lively in the browser. Networks see fog.
# Instead: read the nclx box oneself (primaries 9, transfer 16), then apply the curve, and map its tones.
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
import base64, io, shutil, struct, sys
import cv2, numpy, PIL
from PIL import Image
from playwright.sync_api import sync_playwright

SHOW = """async url => { const i = new Image(); i.src = url; await i.decode();
const c = document.createElement("canvas").getContext("2d"); c.drawImage(i, 0, 0);
return Array.from(c.getImageData(8, 8, 1, 1).data).slice(0, 3) }"""
file = io.BytesIO()
Image.new("RGB", (64, 64), (115, 77, 62)).save(file, "AVIF", quality=100, subsampling="4:4:4")
data = bytearray(file.getvalue())
struct.pack_into(">HH", data, data.index(b"colrnclx") + 8, 9, 16)
image = Image.open(io.BytesIO(data))
pillow, told = image.getpixel((8, 8)), sorted(set(image.info) - {"background", "duration", "loop", "timestamp"})
decoded = cv2.imdecode(numpy.frombuffer(data, numpy.uint8), cv2.IMREAD_COLOR)
opencv = None if decoded is None else tuple(map(int, decoded[8, 8, ::-1]))
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
    shown = browser.new_page().evaluate(SHOW, "data:image/avif;base64," + base64.b64encode(data).decode())
    print("Chromium", browser.version, "Pillow", PIL.__version__, "OpenCV", cv2.__version__)
    browser.close()
print("expected: one colour, or a word that these are no colours yet")
print("seen:     Chromium", tuple(shown), "Pillow", pillow, "info", told, "OpenCV", opencv)
near = lambda found, wanted: all(abs(a - b) <= 14 for a, b in zip(found, wanted))
if not near(shown, (127, 28, 22)) or not near(pillow, (115, 77, 62)) or "icc_profile" in told:
    sys.exit("Changed: code values are told from colours.")
PY
