import { type Area, type Candidate, type Label, withRoom } from "./labels";
import { sideAt, spotOf } from "./projection";
import { offsetOf, sectionOf, type Size, type View } from "./view";
import { type CoastTile, levelAt, type Name, UNITS, world } from "./world";

export interface Colours {
  land: string;
  borders: string;
  ink: string;
}

export interface Drawing {
  context: CanvasRenderingContext2D;
  view: View;
  size: Size;
  /** Pixels of the display to one of CSS. */
  ratio: number;
  colours: Colours;
}

/** From this zoom on towns are told, and no countries. */
const TOWNS_ALONE = 7.5;
/** What is told so many steps further out already is looked for here. */
const IMPORTANT = 1.5;
const HALO = 3;
const DOT = 2;
const FONTS = { country: "650 13px", town: "550 12px" };
const FONT_FAMILY = '"Figtree Variable", system-ui, sans-serif';

/** The coasts and borders of what is seen, as fine as they have been loaded. */
export function drawCoasts(drawing: Drawing): void {
  const { context, size, ratio } = drawing;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  context.fillStyle = drawing.colours.land;
  context.strokeStyle = drawing.colours.borders;
  drawLevel(drawing, levelAt(drawing.view.zoom));
}

function drawLevel(drawing: Drawing, level: number): void {
  const tiles = world.coastTiles(level, sectionOf(drawing.view, drawing.size));
  for (const tile of tiles) {
    if (tile.coast || level === 0) drawTile(drawing, tile);
    else drawCoarser(drawing, tile, level - 1);
  }
}

/** In place of a tile that has not been loaded yet. */
function drawCoarser(drawing: Drawing, { bounds }: CoastTile, level: number): void {
  const { context } = drawing;
  for (const left of leftSides(drawing, bounds.west)) {
    const [top, bottom] = [bounds.north, bounds.south].map((lat) => topOf(drawing, lat));
    const width = ((bounds.east - bounds.west) / 360) * sideAt(drawing.view.zoom);
    context.save();
    context.beginPath();
    context.rect(left, top ?? 0, width, (bottom ?? 0) - (top ?? 0));
    context.clip();
    drawLevel(drawing, level);
    context.restore();
  }
}

function drawTile(drawing: Drawing, { bounds, corner, coast }: CoastTile): void {
  if (!coast) return;
  const { context, ratio, view, size } = drawing;
  const scale = (sideAt(view.zoom) / UNITS) * ratio;
  const top = offsetOf(view, corner).dy + size.height / 2;
  for (const left of leftSides(drawing, bounds.west)) {
    context.setTransform(scale, 0, 0, scale, left * ratio, top * ratio);
    context.lineWidth = ratio / scale;
    context.fill(coast.land, "evenodd");
    context.stroke(coast.borders);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

/** Of a meridian: the same one as often as the world goes around within the map, and once more to each side. */
function leftSides({ view, size }: Drawing, lon: number): number[] {
  const side = sideAt(view.zoom);
  const left = (spotOf({ lat: 0, lon }).x - spotOf(view).x) * side + size.width / 2;
  const first = left - Math.ceil((left + side) / side) * side;
  const count = Math.ceil((size.width - first) / side);
  return Array.from({ length: count }, (_, at) => first + at * side);
}

function topOf({ view, size }: Drawing, lat: number): number {
  return offsetOf(view, spotOf({ lat, lon: 0 })).dy + size.height / 2;
}

/** The names of what is seen, as far as there is room beside what is `taken`. */
export function drawNames(drawing: Drawing, isGerman: boolean, taken: readonly Area[]): void {
  const { context, view, size, colours } = drawing;
  const told = world
    .names(view.zoom, sectionOf(view, size))
    .filter((name) => name.zoom <= view.zoom && !(name.isCountry && view.zoom >= TOWNS_ALONE))
    .toSorted((one, other) => one.zoom - other.zoom)
    .map((name) => candidateOf(name, view, isGerman))
    .filter(({ dx, dy }) => Math.abs(dx) < size.width / 2 && Math.abs(dy) < size.height / 2);
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = HALO;
  context.strokeStyle = colours.land;
  context.fillStyle = colours.ink;
  for (const one of withRoom(told, (candidate) => widthIn(context, candidate), taken)) write(drawing, one);
}

function candidateOf(name: Name, view: View, isGerman: boolean): Candidate {
  const { spot, isCountry, zoom } = name;
  const isImportant = zoom <= view.zoom - IMPORTANT;
  return { ...offsetOf(view, spot), isCountry, isImportant, text: isGerman ? name.german : name.english };
}

function write({ context, size }: Drawing, { dx, dy, text, isCountry, dot }: Label): void {
  const [middle, half] = [size.width / 2, size.height / 2];
  context.font = fontOf(isCountry);
  context.strokeText(text, dx + middle, dy + half);
  context.fillText(text, dx + middle, dy + half);
  if (!dot) return;
  context.beginPath();
  context.arc(dot.dx + middle, dot.dy + half, DOT, 0, 2 * Math.PI);
  context.fill();
}

const widths = new Map<string, number>();

function widthIn(context: CanvasRenderingContext2D, { text, isCountry }: Candidate): number {
  const font = fontOf(isCountry);
  const key = `${font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context.font = font;
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
}

function fontOf(isCountry: boolean): string {
  return `${isCountry ? FONTS.country : FONTS.town} ${FONT_FAMILY}`;
}
