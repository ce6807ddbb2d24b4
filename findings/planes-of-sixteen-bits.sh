#!/bin/sh
# Pillow 13.0.0 and opencv-python-headless 5.0.0.93 (4.14.0.94 alike) against tifffile 2026.3.3: TIFF, 16 bits, in
# planes.
#
# Surprise: a valid TIFF whose 16-bit red, green and blue lie one after another is neither read nor refused. Pillow
# and OpenCV take the planes for pixels side by side: a picture of the right size in colours and lines that it does not
# have, without a warning. With 8 bits both are right.
# For an album: thumbnails of scans and of panoramas are garbage, and nothing tells.
# Instead: look at PlanarConfiguration before decoding, and put the planes together oneself.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check \
  pillow==13.0.0 opencv-python-headless==5.0.0.93 tifffile==2026.3.3
"$dir/venv/bin/python" - <<'PY'
import io, sys
import cv2, numpy, PIL, tifffile
from PIL import Image

COLOUR, DEEP = (234, 117, 0), (60000, 30000, 96)

def readings(bits):
    planes = numpy.empty((3, 48, 64), f"u{bits // 8}")
    planes[:] = numpy.array(DEEP if bits == 16 else COLOUR).reshape(3, 1, 1)
    file = io.BytesIO()
    tifffile.imwrite(file, planes, photometric="rgb", planarconfig="separate")
    data = numpy.frombuffer(file.getvalue(), numpy.uint8)
    opencv = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)[..., ::-1] // (256 if bits == 16 else 1)
    return {
        "tifffile": numpy.moveaxis(tifffile.imread(io.BytesIO(data.tobytes())), 0, 2) // (256 if bits == 16 else 1),
        "Pillow": numpy.asarray(Image.open(io.BytesIO(data.tobytes())).convert("RGB")),
        "OpenCV": opencv,
    }

print("Pillow", PIL.__version__, "OpenCV", cv2.__version__, "tifffile", tifffile.__version__)
print("expected:", COLOUR, "in each pixel")
right = {}
for bits in (8, 16):
    for name, pixels in readings(bits).items():
        colours = sorted({tuple(map(int, pixel)) for pixel in pixels.reshape(-1, 3)})
        right[name, bits] = colours == [COLOUR]
        print("seen:    ", bits, "bits,", name, pixels.shape, colours[:4])
if right != {("tifffile", 8): True, ("Pillow", 8): True, ("OpenCV", 8): True,
             ("tifffile", 16): True, ("Pillow", 16): False, ("OpenCV", 16): False}:
    sys.exit("Changed: planes of 16 bits are read, or those of 8 are not.")
PY
