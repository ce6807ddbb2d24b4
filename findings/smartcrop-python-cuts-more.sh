#!/bin/sh
# smartcrop 0.5.0 (PyPI) against smartcrop 2.0.5 (npm): the port crops a fifth of the photo more away.
#
# Surprise: for a square of a 480x320 photo npm's returns 320x320; PyPI's, by default, 288x288, moved
# inwards. The port tries smaller scales (min_scale) by default; the original does not.
# For an album: heads and feet at the border are cut, and browser and server crop differently.
# Instead: min_scale=1 gets the size right; for the same boxes run the original.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 numpy==2.4.6 smartcrop==0.5.0
npm install --silent --no-audit --no-fund --prefix "$dir" smartcrop@2.0.5 sharp@0.35.5
cd "$dir"
venv/bin/python - <<'PY'
import json
import numpy, smartcrop
from PIL import Image, ImageDraw
boxes = []
for seed in range(10):
    rng = numpy.random.default_rng(seed)
    photo = Image.fromarray(rng.integers(90, 130, (4, 6, 3), dtype=numpy.uint8)).resize((480, 320), Image.Resampling.BICUBIC)
    x, y = (int(value) for value in rng.integers(40, 240, 2))
    ImageDraw.Draw(photo).ellipse((x, y, x + 50, y + 60), fill=(224, 172, 136))
    photo.save(f"{seed}.png")
    crop = smartcrop.SmartCrop().crop(photo, 100, 100)["top_crop"]
    boxes.append([crop[key] for key in ("x", "y", "width", "height")])
json.dump(boxes, open("boxes.json", "w"))
PY
cat > run.mjs <<'JS'
import fs from "node:fs";
import smartcrop from "smartcrop";
import sharp from "sharp";
const imageOperations = {
  open: async (name) => ({ ...(await sharp(name).metadata()), pipeline: sharp(name) }),
  resample: async (image, width, height) => {
    const size = { width: Math.floor(width), height: Math.floor(height) };
    return { ...size, pipeline: sharp(await image.pipeline.resize({ ...size, fit: "fill" }).png().toBuffer()) };
  },
  getData: async (image) => new smartcrop.ImgData(image.width, image.height, await image.pipeline.ensureAlpha().raw().toBuffer()),
};
const python = JSON.parse(fs.readFileSync("boxes.json"));
const sides = [];
for (const [seed, box] of python.entries()) {
  const { topCrop } = await smartcrop.crop(`${seed}.png`, { width: 100, height: 100, imageOperations });
  sides.push([topCrop.width, box[2]]);
}
console.log("side of the square crop of ten 480x320 pictures: npm 2.0.5, PyPI 0.5.0");
console.log("expected: 320, 320");
console.log("seen:    ", sides.map((pair) => pair.join("/")).join(" "));
const smaller = sides.filter(([npm, pypi]) => npm === 320 && pypi <= 288).length;
if (smaller < 7) { console.error("Changed: crops of one size."); process.exit(1); }
JS
node run.mjs
