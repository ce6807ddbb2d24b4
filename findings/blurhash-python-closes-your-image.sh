#!/bin/sh
# blurhash-python 1.2.2: encode(image) closes the image that it is given.
#
# Surprise: after the call the caller's own Image raises "Operation on closed image". Images of another
# mode than RGB survive, since the library closes its converted copy: grey test pictures pass.
# For an album: placeholder first and thumbnail second fails for colour photos only.
# Instead: pass image.copy(), or make the placeholder last.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 blurhash-python==1.2.2
"$dir/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version
import blurhash
from PIL import Image

def thumbnail_after_hash(mode):
    image = Image.new(mode, (64, 48))
    blurhash.encode(image, 4, 3)
    try:
        return image.resize((16, 12)).size
    except ValueError as error:
        return str(error)

seen = {mode: thumbnail_after_hash(mode) for mode in ("RGB", "L")}
print("blurhash-python", version("blurhash-python"))
print("expected: (16, 12) for both")
print("seen:    ", seen)
if seen != {"RGB": "Operation on closed image", "L": (16, 12)}:
    sys.exit("Changed: the image stays open.")
PY
