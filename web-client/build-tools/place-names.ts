import { readFileSync } from "node:fs";
import { join } from "node:path";
import { feature } from "topojson-client";
import { LEVELS, worldOf } from "./coasts.ts";
import { type Bounds, isInside, type Line, lineOf, type Piece, pieces, type Point } from "./cutting.ts";

/** From which zoom on a country with so many square degrees, or a town with so many inhabitants, is named. */
const COUNTRIES: readonly Step[] = [
  [250, 1.5],
  [60, 2.5],
  [10, 3.5],
  [1, 4.5],
  [0, 5.5],
];
const TOWNS: readonly Step[] = [
  [5_000_000, 3],
  [2_000_000, 4],
  [1_000_000, 4.5],
  [400_000, 5.5],
  [100_000, 6.5],
  [50_000, 7.5],
  [20_000, 8.5],
  [10_000, 9.5],
  [0, 10.5],
];
type Step = readonly [least: number, zoom: number];

/** Tables of names are loaded from these zooms on, each with the towns that the one before lacks. */
export const TIERS = [0, 4, 7] as const;
/** Names that are loaded at once. */
const MOST = 2_000;

interface Named {
  zoom: number;
  at: Point;
  /** Country or town; countries are named no more once towns are what one looks for. */
  kind: "c" | "t";
  english: string;
  german: string;
}

const KIND = {
  cut: (places: Named[], bounds: Bounds) => places.filter(({ at }) => isInside(at, bounds)),
  sizeOf: (places: Named[]) => places.length,
};

/** Names of countries and towns in pieces, tier by tier, as JavaScript modules. */
export function namePieces(): Piece<string>[][] {
  const places = [...countries(), ...towns()];
  return TIERS.map((from, tier) => {
    const until = TIERS[tier + 1] ?? Number.POSITIVE_INFINITY;
    // Whatever is first seen a little later is there already, as maps are zoomed into step by step.
    const some = places.filter(({ zoom }) => zoom >= from + (tier && 0.5) && zoom < until + 0.5);
    return pieces(some, MOST, KIND).map(({ bounds, content }) => ({ bounds, content: written(content) }));
  });
}

function written(places: readonly Named[]): string {
  const lines = places.map(({ zoom, at, kind, english, german }) =>
    [kind, zoom, at[0].toFixed(3), at[1].toFixed(3), english, german].join("\t"),
  );
  return `export const names = ${JSON.stringify(lines.join("\n"))};`;
}

/** The largest first. */
function towns(): Named[] {
  return table("towns").map(([inhabitants, latitude, longitude, english = "", german = ""]) => ({
    zoom: zoomOf(Number(inhabitants), TOWNS),
    at: [Number(longitude), Number(latitude)],
    kind: "t",
    english,
    german,
  }));
}

/** The largest first. */
function countries(): Named[] {
  const [, level] = LEVELS;
  if (!level) return [];
  const names = new Map(table("countries").map(([number = "", ...told]) => [number, told]));
  const world = worldOf(level);
  const found = feature(world, world.objects.countries).features.map(({ id, geometry, properties }) => {
    const polygons = geometry.type === "MultiPolygon" ? geometry.coordinates : [];
    const all = geometry.type === "Polygon" ? [geometry.coordinates] : polygons;
    const largest = all
      .map(([outer = []]) => middleOf(lineOf(outer)))
      .reduce((one, other) => (other.area > one.area ? other : one), { area: 0, at: [0, 0] as Point });
    const [english = properties.name, german = ""] = names.get(String(id)) ?? [];
    return { ...largest, english, german };
  });
  return found
    .filter(({ area }) => area > 0)
    .toSorted((one, other) => other.area - one.area)
    .map(({ area, at, english, german }) => ({
      zoom: zoomOf(area, COUNTRIES),
      at,
      kind: "c",
      english,
      german,
    }));
}

/** The centroid of a ring, and its area in square degrees. */
function middleOf(ring: Line): { area: number; at: Point } {
  let [area, x, y] = [0, 0, 0];
  for (const [at, [toX, toY]] of ring.entries()) {
    const [fromX, fromY] = ring[at - 1] ?? [toX, toY];
    const cross = fromX * toY - toX * fromY;
    area += cross / 2;
    x += ((fromX + toX) * cross) / 6;
    y += ((fromY + toY) * cross) / 6;
  }
  return { area: Math.abs(area), at: area === 0 ? [0, 0] : [x / area, y / area] };
}

function zoomOf(size: number, steps: readonly Step[]): number {
  return steps.find(([least]) => size >= least)?.[1] ?? Number.POSITIVE_INFINITY;
}

/** Made by scripts/places. */
function table(name: "countries" | "towns"): string[][] {
  const text = readFileSync(join(import.meta.dirname, "places", `${name}.tsv`), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
}
