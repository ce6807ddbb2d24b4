#!/bin/sh
# imagecodecs 2026.3.6: an animated GIF decodes to all frames, an animated WebP or PNG to the first.
#
# Surprise: gif_decode returns (frames, height, width, channels) for a file of several images;
# webp_decode and png_decode return (height, width, channels) of the same animation.
# For an album: code that unpacks three dimensions fails for animated GIF only, or takes the
# number of frames for the height.
# Instead: check ndim after every decode, or decode what may move with Pillow.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 imagecodecs==2026.3.6
"$dir/venv/bin/python" - <<'PY'
import io, sys
import imagecodecs
from PIL import Image

decoders = {"GIF": imagecodecs.gif_decode, "WEBP": imagecodecs.webp_decode, "PNG": imagecodecs.png_decode}
first, *others = [Image.new("RGB", (64, 48), colour) for colour in ("red", "green", "blue")]
seen = {}
for kind, decode in decoders.items():
    out = io.BytesIO()
    first.save(out, kind, save_all=True, append_images=others, duration=100)
    assert Image.open(out).n_frames == 3
    seen[kind] = decode(out.getvalue()).shape
print("imagecodecs", imagecodecs.__version__)
print("expected: (48, 64, 3) for each, or (3, 48, 64, 3) for each")
print("seen:    ", seen)
if [len(seen[kind]) for kind in decoders] != [4, 3, 3]:
    sys.exit("Changed: the formats agree.")
PY
