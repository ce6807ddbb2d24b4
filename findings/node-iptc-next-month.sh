#!/bin/sh
# node-iptc 1.0.5: `date_time` is one month late.
#
# Surprise: beside date_created ("20190504") the library offers a ready Date. It counts months
# from 0 there, so May is June, and a 31st may land two months on.
# For an album: photos sort into the next month; the raw text beside it looks right.
# Instead: build the date from date_created and time_created.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --silent --no-audit --no-fund --prefix "$dir" node-iptc@1.0.5 jpeg-js@0.4.4
cd "$dir"
cat > run.cjs <<'JS'
const iptcOf = require("node-iptc"), jpeg = require("jpeg-js");
const dataset = (number, text) => Buffer.concat([Buffer.from([0x1c, 2, number, 0, text.length]), Buffer.from(text)]);
const iptc = Buffer.concat([dataset(55, "20190504"), dataset(60, "101112+0000")]);
const size = Buffer.alloc(4);
size.writeUInt32BE(iptc.length);
const body = Buffer.concat([Buffer.from("Photoshop 3.0\x008BIM\x04\x04\x00\x00", "latin1"), size, iptc]);
const head = Buffer.from([0xff, 0xed, 0, 0]);
head.writeUInt16BE(body.length + 2, 2);
const plain = jpeg.encode({ width: 16, height: 16, data: Buffer.alloc(1024, 200) }, 90).data;
const seen = iptcOf(Buffer.concat([plain.subarray(0, 2), head, body, plain.subarray(2)]));

console.log("node-iptc 1.0.5, date_created:", seen.date_created);
console.log("expected: 2019-05-04");
console.log("seen:    ", seen.date_time.toISOString());
if (seen.date_time.getMonth() !== 5) {
  console.error("Changed: the month is no longer one late.");
  process.exit(1);
}
JS
node run.cjs
