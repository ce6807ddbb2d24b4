// Crops each file named on standard input (one JSON request a line) with the original smartcrop.js, and
// answers with the box and with the file of pixels that it saw, so that others can judge the same pixels.
// With "raw" the file holds nothing but RGB pixels of that width and height.
//
// {"file": "a.jpg", "raw": [w, h], "width": 200, "height": 200, "boost": [...], "pixels": "a.raw"}
// -> {"file": "a.jpg", "box": {x, y, width, height}, "original": [w, h], "analysed": [w, h], "milliseconds": t}
import { readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import sharp from "sharp";
import smartcrop from "smartcrop";

const operations = (seen, raw) => ({
  async open(file) {
    if (raw) {
      seen.original = raw;
      return { width: raw[0], height: raw[1], data: await readFile(file) };
    }
    const upright = sharp(file).autoOrient().flatten({ background: "white" }).toColourspace("srgb");
    const { data, info } = await upright.removeAlpha().raw().toBuffer({ resolveWithObject: true });
    seen.original = [info.width, info.height];
    return { width: info.width, height: info.height, data };
  },
  async resample(opened, width, height) {
    const image = await opened;
    const size = { width: Math.trunc(width), height: Math.trunc(height) };
    const raw = { width: image.width, height: image.height, channels: 3 };
    const data = await sharp(image.data, { raw }).resize({ ...size, fit: "fill", kernel: "cubic" }).raw().toBuffer();
    return { ...size, data };
  },
  async getData(opened) {
    const image = await opened;
    seen.analysed = image;
    const rgba = new Uint8ClampedArray(image.width * image.height * 4).fill(255);
    for (let pixel = 0; pixel < image.width * image.height; pixel += 1) {
      rgba.set(image.data.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
    }
    return new smartcrop.ImgData(image.width, image.height, rgba);
  },
});

for await (const line of createInterface({ input: process.stdin })) {
  const { file, raw, width, height, boost, pixels } = JSON.parse(line);
  const seen = {};
  const started = performance.now();
  const { topCrop } = await smartcrop.crop(file, { width, height, boost, imageOperations: operations(seen, raw) });
  const milliseconds = performance.now() - started;
  const { data, ...analysed } = seen.analysed;
  if (pixels) await writeFile(pixels, data);
  const box = { x: topCrop.x, y: topCrop.y, width: topCrop.width, height: topCrop.height };
  const answer = { file, box, original: seen.original, analysed: [analysed.width, analysed.height], milliseconds };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
