import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Plugin } from "vite";

type World = Topology<{ land: GeometryCollection; countries: GeometryCollection }>;
type Line = readonly (readonly number[])[];

const NAME = "virtual:world-map";
/** Steps to a degree: finer than the data is. */
const PRECISION = 10;

/**
 * Gives `virtual:world-map`: the coasts and borders of Natural Earth as paths for SVG, so that a map can be drawn
 * without asking a server for tiles. X grows to the east and y to the south, in tenths of a degree.
 */
export function worldMap(): Plugin {
  return {
    name: "world-map",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const world = createRequire(import.meta.url)("world-atlas/countries-110m.json") as World;
      const land = feature(world, world.objects.land).features.flatMap(({ geometry }) => {
        if (geometry.type === "Polygon") return geometry.coordinates;
        return geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : [];
      });
      const borders = mesh(world, world.objects.countries, (one, other) => one !== other).coordinates;
      return `export const land = "${land.map((ring) => `${path(unrolled(ring))}z`).join("")}";
        export const borders = "${borders.map(path).join("")}";`;
    },
  };
}

/** On past the 180th meridian, where its longitudes jump to the other side; not where it goes round a pole. */
function unrolled(ring: Line): Line {
  let turns = 0;
  const points = ring.map(([longitude = 0, latitude = 0], at) => {
    const step = longitude - (ring[at - 1]?.[0] ?? longitude);
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return [longitude + turns * 360, latitude];
  });
  return turns === 0 ? points : ring;
}

function path(line: Line): string {
  const points = line.map(([longitude = 0, latitude = 0]) => [
    Math.round(longitude * PRECISION),
    Math.round(-latitude * PRECISION),
  ]);
  const steps = points.slice(1).map(([x = 0, y = 0], at) => {
    const [lastX = 0, lastY = 0] = points[at] ?? [];
    return [x - lastX, y - lastY];
  });
  const moves = steps.filter(([x, y]) => x !== 0 || y !== 0).map((step) => step.join(" "));
  return `M${points[0]?.join(" ")}l${moves.join(" ").replaceAll(" -", "-")}`;
}
