#!/bin/sh
# piexifjs 1.0.6: GPSHelper writes 60 seconds for nearly half of all whole minutes.
#
# Surprise: degToDmsRational takes degrees and minutes off a binary fraction and rounds the seconds alone, so
# 1 degree 1 minute becomes 1 deg 0' 60.00". EXIF allows seconds below 60 only.
# For an album: written places hold values that a strict reader may refuse, and comparing the text
# of two places finds a difference where there is none.
# Instead: round to whole hundredths of a second first, then take degrees and minutes off.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --silent --no-audit --no-fund --prefix "$dir" piexifjs@1.0.6
cd "$dir"
cat > run.cjs <<'JS'
const { GPSHelper } = require("piexifjs");
const sixty = [];
for (let minute = 0; minute < 60 * 90; minute++) {
  const degrees = minute / 60;  // whole minutes: the seconds should be 0
  if (GPSHelper.degToDmsRational(degrees)[2][0] >= 6000) sixty.push(degrees);
}
console.log("piexifjs 1.0.6, latitudes of whole minutes from 0 to 90 degrees:", 60 * 90);
console.log("expected with 60 seconds: 0");
console.log("seen with 60 seconds:    ", sixty.length, "such as", sixty[0], JSON.stringify(GPSHelper.degToDmsRational(sixty[0])));
if (!sixty.length) { console.error("Changed: no seconds of 60."); process.exit(1); }
JS
node run.cjs
