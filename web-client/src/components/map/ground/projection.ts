/** Degrees, north and east positive. */
export interface Place {
  lat: number;
  lon: number;
}

/** A place in the square of side 1 that Web Mercator makes of the world: x from the date line east, y from north. */
export interface Spot {
  x: number;
  y: number;
}

/** Where the square ends, to the north and to the south. */
export const FURTHEST = 85.051128779806;
const RADIAN = Math.PI / 180;
/** Pixels of the world's side at zoom 0. */
const SIDE = 256;

export function spotOf({ lat, lon }: Place): Spot {
  const bounded = Math.max(-FURTHEST, Math.min(FURTHEST, lat));
  const sine = Math.sin(bounded * RADIAN);
  return { x: (lon + 180) / 360, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

export function placeOf({ x, y }: Spot): Place {
  return { lat: Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIAN, lon: around(x) * 360 - 180 };
}

/** The world's side in pixels. */
export function sideAt(zoom: number): number {
  return SIDE * 2 ** zoom;
}

export function zoomOfSide(side: number): number {
  return Math.log2(side / SIDE);
}

/** The same meridian, as part of one way around the world. */
export function around(x: number): number {
  return x - Math.floor(x);
}

/** The shorter way from one meridian to another, to the east positive. */
export function eastwards(from: number, to: number): number {
  return around(to - from + 0.5) - 0.5;
}
