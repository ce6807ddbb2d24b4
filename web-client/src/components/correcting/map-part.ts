import type { Position } from "./position";

/** The part of the world that a map shows: its middle, and how many degrees it is wide. */
export interface Part extends Position {
  span: number;
}

export const WORLD: Part = { lat: 20, lon: 0, span: 360 };
export const STEP = 1.8;
const RATIO = 2;
const NEAR = 30;
const CLOSEST = 2;
/** Further north and south a degree of longitude is too narrow to be drawn true. */
const FURTHEST = 72;
const TENTHS = 10;

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The box of an SVG whose numbers are tenths of a degree, and how much higher than wide a degree is in it. */
export function drawn({ lat, lon, span }: Part) {
  const stretch = stretchAt(lat, span);
  const [width, height] = [span * TENTHS, (span * TENTHS) / RATIO];
  return { x: lon * TENTHS - width / 2, y: -lat * TENTHS * stretch - height / 2, width, height, stretch };
}

export function partAround({ lat, lon }: Position): Part {
  return { lat, lon, span: NEAR };
}

/** Where somebody has pressed. */
export function pointOf(part: Part, client: { x: number; y: number }, box: Box): Position {
  const { x, y, width, height, stretch } = drawn(part);
  const lon = (x + ((client.x - box.left) / box.width) * width) / TENTHS;
  const lat = -(y + ((client.y - box.top) / box.height) * height) / TENTHS / stretch;
  return { lat: rounded(within(lat, 90)), lon: rounded(around(lon)) };
}

/** By pixels, of a map that is so many pixels wide. */
export function panned(part: Part, by: { x: number; y: number }, width: number): Part {
  const degrees = part.span / Math.max(1, width);
  const lat = within(part.lat + (by.y * degrees) / stretchAt(part.lat, part.span), 85);
  return { ...part, lat, lon: around(part.lon - by.x * degrees) };
}

export function zoomedTo(part: Part, factor: number): Part {
  return { ...part, span: Math.min(WORLD.span, Math.max(CLOSEST, part.span / factor)) };
}

/** So that a position can be seen: no wider than before, its middle there if it was not within. */
export function clampTo(part: Part, position: Position): Part {
  const reach = part.span / RATIO / 2.5;
  const isSeen =
    Math.abs(position.lon - part.lon) < reach * RATIO && Math.abs(position.lat - part.lat) < reach / 2;
  if (isSeen && part.span <= NEAR) return part;
  return { ...position, span: Math.min(part.span, NEAR) };
}

/** The whole world is drawn flat; near the ground a map is true. */
function stretchAt(lat: number, span: number): number {
  if (span > 90) return 1;
  return 1 / Math.cos((Math.min(Math.abs(lat), FURTHEST) * Math.PI) / 180);
}

function around(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(4));
}
