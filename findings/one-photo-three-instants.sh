#!/bin/sh
# exifr 7.1.3, exif-parser 0.1.12, exif-reader 2.0.3: one photo, three instants, none of them right.
#
# Surprise: the photo says 10:11:12 and +02:00 (OffsetTimeOriginal). exifr takes the time zone of
# the machine, although it returns the offset beside it; the other two take UTC, and exif-parser
# files the offset under the key "undefined". Only exiftool-vendored heeds it.
# For an album: the order of two phones' photos depends on the library and on the server's TZ.
# Instead: take the text (exifr: reviveValues: false) and join it with OffsetTimeOriginal.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --silent --no-audit --no-fund --prefix "$dir" \
  exifr@7.1.3 exif-parser@0.1.12 exif-reader@2.0.3 jpeg-js@0.4.4
cd "$dir"
cat > run.mjs <<'JS'
import exifr from "exifr";
import exifParser from "exif-parser";
import exifReader from "exif-reader";
import jpeg from "jpeg-js";

const tag = (id, text, offset) => {
  const entry = Buffer.alloc(12);
  entry.writeUInt16LE(id), entry.writeUInt16LE(2, 2), entry.writeUInt32LE(text.length + 1, 4), entry.writeUInt32LE(offset, 8);
  return entry;
};
const date = "2019:05:04 10:11:12", zone = "+02:00";
const tiff = Buffer.concat([
  Buffer.from("49492a0008000000010069870400010000001a00000000000000", "hex"), // IFD0 with the pointer to the EXIF IFD at 26
  Buffer.from([2, 0]), tag(0x9003, date, 56), tag(0x9011, zone, 76), Buffer.alloc(4),
  Buffer.from(`${date}\0${zone}\0`),
]);
const head = Buffer.from([0xff, 0xe1, 0, tiff.length + 8]);
const plain = jpeg.encode({ width: 16, height: 16, data: Buffer.alloc(1024, 200) }, 90).data;
const photo = Buffer.concat([plain.subarray(0, 2), head, Buffer.from("Exif\0\0"), tiff, plain.subarray(2)]);

const first = await exifr.parse(photo);
const second = exifParser.create(photo).parse().tags;
const third = exifReader(tiff).Photo;
const seen = {
  exifr: first.DateTimeOriginal.toISOString(),
  "exif-parser": new Date(second.DateTimeOriginal * 1000).toISOString(),
  "exif-reader": third.DateTimeOriginal.toISOString(),
};
console.log("the file: ", date, first.OffsetTimeOriginal, " the machine:", process.env.TZ);
console.log("expected:  2019-05-04T08:11:12.000Z");
console.log("seen:     ", seen, "exif-parser's keys:", Object.keys(second));
const right = Object.keys(seen).filter((name) => seen[name] === "2019-05-04T08:11:12.000Z");
if (right.length || seen.exifr !== "2019-05-04T14:11:12.000Z" || !("undefined" in second)) {
  console.error("Changed:", right.join(", ") || "other instants");
  process.exit(1);
}
JS
TZ=America/New_York node run.mjs
