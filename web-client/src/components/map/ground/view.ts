import {
  around,
  eastwards,
  FURTHEST,
  type Place,
  placeOf,
  sideAt,
  type Spot,
  spotOf,
  zoomOfSide,
} from "./projection";

/** What is in the middle of the map, and how large. */
export interface View extends Place {
  zoom: number;
}

/** In CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** In CSS pixels from the middle of the map. */
export interface Offset {
  dx: number;
  dy: number;
}

/** A part of the world, in degrees; across the date line where its west is greater than its east. */
export interface Section {
  west: number;
  south: number;
  east: number;
  north: number;
}

export const WORLD: Section = { west: -180, south: -90, east: 180, north: 90 };
export const MOST_ZOOM = 18;
/** No nearer than this, where a map chooses by itself what it shows. */
const NEAREST_FIT = 13;
/** Pixels that are left around what a map is fitted to. */
const MARGIN = 56;
/** Digits behind the point: of degrees less than a metre, which is less than a pixel at any zoom. */
const DEGREE_DIGITS = 6;
const ZOOM_DIGITS = 2;

/** Kept between the poles, for the map goes on to the east and the west only. */
export function bounded({ lat, lon, zoom }: View, { height }: Size): View {
  const least = Math.max(0, zoomOfSide(height));
  const near = Math.max(least, Math.min(MOST_ZOOM, zoom));
  const { x, y } = spotOf({ lat, lon });
  const half = height / 2 / sideAt(near);
  return { ...placeOf({ x, y: Math.max(half, Math.min(1 - half, y)) }), zoom: near };
}

/** As if the map were dragged by so much. */
export function dragged(view: View, size: Size, { dx, dy }: Offset): View {
  const { x, y } = spotOf(view);
  const side = sideAt(view.zoom);
  return bounded({ ...placeOf({ x: x - dx / side, y: y - dy / side }), zoom: view.zoom }, size);
}

/** Nearer by so many steps of zoom; what is at `at` stays there. */
export function zoomed(view: View, size: Size, by: number, at: Offset = { dx: 0, dy: 0 }): View {
  const nearer = bounded({ ...view, zoom: view.zoom + by }, size);
  const factor = 1 - 2 ** (nearer.zoom - view.zoom);
  const { x, y } = spotOf(view);
  const side = sideAt(nearer.zoom);
  const middle = { x: x - (at.dx * factor) / side, y: y - (at.dy * factor) / side };
  return bounded({ ...placeOf(middle), zoom: nearer.zoom }, size);
}

/** Where a place is seen: that of its copies around the world which is nearest to the middle. */
export function offsetOf(view: View, spot: Spot): Offset {
  const middle = spotOf(view);
  const side = sideAt(view.zoom);
  return { dx: eastwards(middle.x, spot.x) * side, dy: (spot.y - middle.y) * side };
}

/** What is seen of the world. */
export function sectionOf(view: View, { width, height }: Size): Section {
  const { x, y } = spotOf(view);
  const side = sideAt(view.zoom);
  const [top, bottom] = [y - height / 2 / side, y + height / 2 / side];
  const north = top <= EDGE ? 90 : placeOf({ x, y: top }).lat;
  const south = bottom >= 1 - EDGE ? -90 : placeOf({ x, y: bottom }).lat;
  if (width >= side) return { ...WORLD, south, north };
  const [west, east] = [x - width / 2 / side, x + width / 2 / side];
  return { west: around(west) * 360 - 180, east: around(east) * 360 - 180, south, north };
}

/** So near to the edge of the map, the pole is meant. */
const EDGE = 1e-6;

/** The nearest view that shows all of these, the shorter way around the world; undefined of none. */
export function fitted(places: readonly Place[], size: Size, nearest = NEAREST_FIT): View | undefined {
  if (places.length === 0) return undefined;
  const spots = places.map(spotOf);
  const ys = spots.map(({ y }) => y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const { start, length } = stretchOf(spots.map(({ x }) => around(x)));
  const room = { width: Math.max(1, size.width - 2 * MARGIN), height: Math.max(1, size.height - 2 * MARGIN) };
  const side = Math.min(room.width / length, room.height / (bottom - top));
  const zoom = Math.min(nearest, zoomOfSide(side));
  return bounded({ ...placeOf({ x: start + length / 2, y: (top + bottom) / 2 }), zoom }, size);
}

/** The shortest stretch of a circle of length 1 that has all of these. */
function stretchOf(xs: readonly number[]): { start: number; length: number } {
  const sorted = xs.toSorted((one, other) => one - other);
  const gaps = sorted.map((x, at) => ({
    gap: at === 0 ? x + 1 - (sorted.at(-1) ?? x) : x - (sorted[at - 1] ?? x),
    start: x,
  }));
  const widest = gaps.reduce((one, other) => (other.gap > one.gap ? other : one));
  return { start: widest.start, length: 1 - widest.gap };
}

/** As the address has it. */
export function writtenView({ lat, lon, zoom }: View): string {
  return [lat.toFixed(DEGREE_DIGITS), lon.toFixed(DEGREE_DIGITS), zoom.toFixed(ZOOM_DIGITS)]
    .map(Number)
    .join();
}

/** Undefined of what is none. */
export function readView(text: string | null, size: Size): View | undefined {
  const [lat, lon, zoom, ...rest] = (text ?? "").split(",").map((part) => (part === "" ? NaN : Number(part)));
  if (lat === undefined || lon === undefined || zoom === undefined || rest.length > 0) return undefined;
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && Number.isFinite(zoom))) return undefined;
  return bounded({ lat: Math.max(-FURTHEST, Math.min(FURTHEST, lat)), lon, zoom }, size);
}
