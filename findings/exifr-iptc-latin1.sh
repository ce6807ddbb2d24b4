#!/bin/sh
# exifr 7.1.3: IPTC keywords in UTF-8 are read as Latin-1, although the file says UTF-8.
#
# Surprise: dataset 1:90 (ESC % G) marks the block as UTF-8; exifr does not look at it.
# ExifReader 4.46.0 reads the same bytes right.
# For an album: keywords with accents become other tags than those of the XMP in the same photo.
# Instead: prefer dc:subject of XMP, or re-decode: Buffer.from(text, "latin1").toString("utf8").
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --silent --no-audit --no-fund --prefix "$dir" exifr@7.1.3 exifreader@4.46.0 jpeg-js@0.4.4
cd "$dir"
cat > run.cjs <<'JS'
const exifr = require("exifr"), ExifReader = require("exifreader"), jpeg = require("jpeg-js");
const dataset = (record, number, data) =>
  Buffer.concat([Buffer.from([0x1c, record, number, data.length >> 8, data.length & 255]), data]);
const iptc = Buffer.concat([dataset(1, 90, Buffer.from("\x1b%G")), dataset(2, 25, Buffer.from("Straße"))]);
const padded = iptc.length % 2 ? Buffer.concat([iptc, Buffer.alloc(1)]) : iptc;
const size = Buffer.alloc(4);
size.writeUInt32BE(iptc.length);
const body = Buffer.concat([Buffer.from("Photoshop 3.0\x008BIM\x04\x04\x00\x00", "latin1"), size, padded]);
const head = Buffer.from([0xff, 0xed, 0, 0]);
head.writeUInt16BE(body.length + 2, 2);
const plain = jpeg.encode({ width: 16, height: 16, data: Buffer.alloc(1024, 200) }, 90).data;
const photo = Buffer.concat([plain.subarray(0, 2), head, body, plain.subarray(2)]);

(async () => {
  const seen = (await exifr.parse(photo, { iptc: true })).Keywords;
  console.log("expected:", ExifReader.load(photo).Keywords.description, "(ExifReader 4.46.0)");
  console.log("seen:    ", seen, "(exifr 7.1.3)");
  if (seen === "Straße") throw new Error("Changed: exifr reads UTF-8 where it is marked.");
  if (Buffer.from(seen, "latin1").toString("utf8") !== "Straße") throw new Error("Changed: another text.");
})().catch((error) => { console.error(error.message); process.exit(1); });
JS
node run.cjs
