/** Degrees. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

export type Point = readonly [longitude: number, latitude: number];
export type Line = readonly Point[];

/** As GeoJSON has them, which knows of more than two numbers to a place. */
export function lineOf(positions: readonly (readonly number[])[]): Line {
  return positions.map(([longitude = 0, latitude = 0]) => [longitude, latitude]);
}

/** What of something lies within bounds, and how much that is. */
export interface Cuttable<T> {
  cut: (whole: T, bounds: Bounds) => T;
  sizeOf: (part: T) => number;
}

export interface Piece<T> {
  bounds: Bounds;
  content: T;
}

const WORLD: Bounds = { west: -180, south: -90, east: 180, north: 90 };
const SMALLEST = 5;
/** Degrees by which neighbours reach into each other, so that no seam is seen between them. */
const OVERLAP = 0.02;

/** The world in pieces of at most so much, quartered where there is more; those in which there is nothing are left out. */
export function pieces<T>(whole: T, most: number, kind: Cuttable<T>, bounds = WORLD): Piece<T>[] {
  const content = kind.cut(whole, widened(bounds));
  const size = kind.sizeOf(content);
  if (size === 0) return [];
  if (size <= most || bounds.east - bounds.west <= SMALLEST) return [{ bounds, content }];
  return quarters(bounds).flatMap((quarter) => pieces(content, most, kind, quarter));
}

export function isInside([longitude, latitude]: Point, { west, south, east, north }: Bounds): boolean {
  return longitude >= west && longitude < east && latitude >= south && latitude < north;
}

/** The part of a closed ring within bounds, by Sutherland and Hodgman: side by side. It may run along the sides. */
export function clippedRing(ring: Line, { west, south, east, north }: Bounds): Line {
  const byWest = clippedAt(ring, 0, (x) => x >= west, west);
  const byEast = clippedAt(byWest, 0, (x) => x <= east, east);
  const bySouth = clippedAt(byEast, 1, (y) => y >= south, south);
  return clippedAt(bySouth, 1, (y) => y <= north, north);
}

/** Whole steps of a line of which an end is within bounds. */
export function stepsInside(line: Line, bounds: Bounds): Line[] {
  const found: Point[][] = [];
  let open: Point[] | null = null;
  for (const [at, point] of line.entries()) {
    const last = line[at - 1];
    if (!last) continue;
    if (!isInside(last, bounds) && !isInside(point, bounds)) {
      open = null;
    } else if (open) {
      open.push(point);
    } else {
      open = [last, point];
      found.push(open);
    }
  }
  return found;
}

function clippedAt(ring: Line, axis: 0 | 1, isKept: (value: number) => boolean, side: number): Line {
  const kept: Point[] = [];
  let last = ring.at(-1);
  for (const point of ring) {
    if (last && isKept(last[axis]) !== isKept(point[axis])) kept.push(crossing(last, point, axis, side));
    if (isKept(point[axis])) kept.push(point);
    last = point;
  }
  return kept;
}

function crossing(from: Point, to: Point, axis: 0 | 1, side: number): Point {
  const part = (side - from[axis]) / (to[axis] - from[axis]);
  const other = from[(1 - axis) as 0 | 1] + part * (to[(1 - axis) as 0 | 1] - from[(1 - axis) as 0 | 1]);
  return axis === 0 ? [side, other] : [other, side];
}

function widened({ west, south, east, north }: Bounds): Bounds {
  return { west: west - OVERLAP, south: south - OVERLAP, east: east + OVERLAP, north: north + OVERLAP };
}

function quarters({ west, south, east, north }: Bounds): Bounds[] {
  const [middle, equator] = [(west + east) / 2, (south + north) / 2];
  return [
    { west, south, east: middle, north: equator },
    { west: middle, south, east, north: equator },
    { west, south: equator, east: middle, north },
    { west: middle, south: equator, east, north },
  ];
}
