#!/bin/sh
# tzfpy 2.1.1, timezonefinder 9.0.0, tz-lookup 6.1.25, geo-tz 8.1.9: one place, two times.
#
# Surprise: all four are "the zone of a point". In Xinjiang tzfpy says Asia/Shanghai, the others
# Asia/Urumqi (both are lawful there; geo-tz returns both): two hours apart. In Ciudad Juarez
# tz-lookup says America/Ojinaga: an hour off in summer since 2022.
# For an album: server and page, with a library each, show the same photo at two times of day.
# Instead: one finder for the whole product, on the server, and keep its answer with the photo.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check tzfpy==2.1.1 timezonefinder==9.0.0 tzdata==2025.2
npm install --silent --no-audit --no-fund --prefix "$dir" tz-lookup@6.1.25 geo-tz@8.1.9
cd "$dir"
cat > run.cjs <<'JS'
const lookup = require("tz-lookup"), { find } = require("geo-tz");
const places = { Urumqi: [43.8, 87.6], Juarez: [31.73, -106.48] };
console.log(JSON.stringify(Object.fromEntries(Object.entries(places).map(([name, at]) => [name, [lookup(...at), find(...at)]]))));
JS
node run.cjs > node.json
venv/bin/python - <<'PY'
import datetime, json, sys, zoneinfo
import timezonefinder, tzfpy

node = json.load(open("node.json"))
finder = timezonefinder.TimezoneFinder()
summer = datetime.datetime(2024, 7, 1, 12)
hours = lambda zone: zoneinfo.ZoneInfo(zone).utcoffset(summer).total_seconds() / 3600
seen = {}
for name, (lat, lon) in {"Urumqi": (43.8, 87.6), "Juarez": (31.73, -106.48)}.items():
    zones = {"tzfpy": tzfpy.get_tz(lon, lat), "timezonefinder": finder.timezone_at(lat=lat, lng=lon), "tz-lookup": node[name][0]}
    seen[name] = {library: hours(zone) for library, zone in zones.items()}
    print(name, zones, "geo-tz:", node[name][1])
print("expected: one offset for each place in July 2024")
print("seen:    ", seen)
if len(set(seen["Urumqi"].values())) != 2 or seen["Juarez"]["tz-lookup"] == seen["Juarez"]["tzfpy"]:
    sys.exit("Changed: the finders agree.")
PY
