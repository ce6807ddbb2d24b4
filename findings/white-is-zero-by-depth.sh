#!/bin/sh
# Pillow 13.0.0 and opencv-python-headless 5.0.0.93 (4.14.0.94 alike) against libvips 8.18 by pyvips 3.2.0: a scan
# whose white is zero is a negative from 16 bits on.
#
# Surprise: PhotometricInterpretation 0 turns grey TIFFs of 8 bits over, as it should, and those of 16 bits not.
# tifffile turns neither, which it says; the others change their mind by depth.
# For an album: scans of documents and X-rays come out black, and only the deep ones.
# Instead: read the tag, and turn 16 bits over oneself. libvips does.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check \
  pillow==13.0.0 opencv-python-headless==5.0.0.93 tifffile==2026.3.3 pyvips==3.2.0 pyvips-binary==8.18.7
"$dir/venv/bin/python" - <<'PY'
import io, sys
import cv2, numpy, PIL, pyvips, tifffile
from PIL import Image

def white(bits):
    """What each makes of a paper that is stored as 0: 1 for white."""
    file = io.BytesIO()
    tifffile.imwrite(file, numpy.zeros((8, 8), f"u{bits // 8}"), photometric="miniswhite")
    most, data = 2**bits - 1, file.getvalue()
    return {
        "libvips": int(pyvips.Image.new_from_buffer(data, "")(0, 0)[0]) / most,
        "Pillow": int(numpy.asarray(Image.open(file))[0, 0]) / most,
        "OpenCV": int(cv2.imdecode(numpy.frombuffer(data, numpy.uint8), cv2.IMREAD_UNCHANGED)[0, 0]) / most,
    }

print("Pillow", PIL.__version__, "OpenCV", cv2.__version__, "libvips", *(pyvips.version(n) for n in range(3)))
print("expected: 1.0, white, everywhere")
seen = {bits: white(bits) for bits in (8, 16)}
for bits, found in seen.items():
    print("seen:    ", bits, "bits", found)
if set(seen[8].values()) != {1.0} or seen[16] != {"libvips": 1.0, "Pillow": 0.0, "OpenCV": 0.0}:
    sys.exit("Changed: depth does not matter any more.")
PY
