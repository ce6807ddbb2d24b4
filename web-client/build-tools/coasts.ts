import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type Bounds, clippedRing, type Line, lineOf, type Piece, pieces, stepsInside } from "./cutting.ts";

export type World = Topology<{
  land: GeometryCollection;
  countries: GeometryCollection<{ name: string }>;
}>;

/** A level of detail of Natural Earth: how finely it is written down, and how much of it is loaded at once. */
export interface Level {
  name: "110m" | "50m" | "10m";
  stepsPerDegree: number;
  /** Points. */
  most: number;
}

export const LEVELS: readonly Level[] = [
  { name: "110m", stepsPerDegree: 20, most: Number.POSITIVE_INFINITY },
  { name: "50m", stepsPerDegree: 100, most: 14_000 },
  { name: "10m", stepsPerDegree: 250, most: 10_000 },
];

interface Coasts {
  /** Closed rings. */
  land: Line[];
  borders: Line[];
}

const KIND = {
  cut: ({ land, borders }: Coasts, bounds: Bounds): Coasts => ({
    land: land.map((ring) => clippedRing(ring, bounds)).filter((ring) => ring.length > 2),
    borders: borders.flatMap((line) => stepsInside(line, bounds)),
  }),
  sizeOf: ({ land, borders }: Coasts) => [...land, ...borders].reduce((sum, line) => sum + line.length, 0),
};

export function worldOf(level: Level): World {
  return createRequire(import.meta.url)(`world-atlas/countries-${level.name}.json`) as World;
}

/** Coasts and borders of the world in pieces, as JavaScript modules. */
export function coastPieces(level: Level): Piece<string>[] {
  const world = worldOf(level);
  const rings = feature(world, world.objects.land).features.flatMap(({ geometry }) => {
    if (geometry.type === "Polygon") return geometry.coordinates;
    return geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : [];
  });
  const land = rings.map(lineOf).flatMap(onePlane);
  const borders = mesh(world, world.objects.countries, (one, other) => one !== other).coordinates.map(lineOf);
  return pieces({ land, borders }, level.most, KIND).map(({ bounds, content }) => ({
    bounds,
    content: `export const land = "${written(content.land, level)}";
      export const borders = "${written(content.borders, level)}";`,
  }));
}

/**
 * A ring of the globe as rings of a plane: one that crosses the date line goes on beyond it, once to the east and once
 * to the west, and one around a pole is led along the pole.
 */
function onePlane(ring: Line): Line[] {
  const plain: [longitude: number, latitude: number][] = [];
  for (const [longitude, latitude] of ring) {
    const last = plain.at(-1)?.[0] ?? longitude;
    plain.push([longitude + Math.round((last - longitude) / 360) * 360, latitude]);
  }
  const [first, last] = [plain[0]?.[0] ?? 0, plain.at(-1)?.[0] ?? 0];
  const pole = (plain[0]?.[1] ?? 0) < 0 ? -90 : 90;
  if (Math.abs(last - first) > 180) plain.push([last, pole], [first, pole]);
  return [-360, 0, 360].map((shift) => plain.map(([longitude, latitude]) => [longitude + shift, latitude]));
}

/** Lines parted by `M`, each as a place and the steps from there on, to the east and to the north. */
function written(lines: readonly Line[], { stepsPerDegree }: Level): string {
  return lines
    .map((line) => stepsOf(line, stepsPerDegree))
    .filter((steps) => steps.length > 2)
    .map((steps) => steps.join(" ").replaceAll(" -", "-"))
    .join("M");
}

function stepsOf(line: Line, stepsPerDegree: number): number[] {
  const steps: number[] = [];
  let [lastX, lastY] = [0, 0];
  for (const [longitude, latitude] of line) {
    const [x, y] = [Math.round(longitude * stepsPerDegree), Math.round(latitude * stepsPerDegree)];
    if (steps.length === 0 || x !== lastX || y !== lastY) steps.push(x - lastX, y - lastY);
    [lastX, lastY] = [x, y];
  }
  return steps;
}
