import type { SeenPhoto } from "../../api/types";
import { dayTaken } from "./days";

/** One photo's place in a row, in CSS pixels from its left edge. */
export interface Cell {
  photo: SeenPhoto;
  left: number;
  width: number;
}

/** Where the photos of a day begin in a row; `day` is null for photos without a date. */
export interface DayLabel {
  day: string;
  left: number;
  width: number;
}

export interface Row {
  /** From the top of the month's rows, its labels included. */
  top: number;
  /** Of the pictures. */
  height: number;
  cells: readonly Cell[];
  /** Of the days that begin in this row; they stand above the pictures. */
  labels: readonly DayLabel[];
}

export const GAP = 4;
export const LABEL_HEIGHT = 26;
const SMALL_SCREEN = 560;
const WIDEST = 3;
const TALLEST = 0.5;
/** Of the photos that people take, on average. */
const USUAL_RATIO = 1.25;
/** Of rows, those in which a day begins. */
const USUAL_LABELS = 0.6;

/** The days of a month one after the other, without a break between them: rows are filled, whatever day they begin in. */
export function rowsOf(photos: readonly SeenPhoto[], width: number): Row[] {
  const wanted = rowHeight(width);
  const rows: Row[] = [];
  let open: SeenPhoto[] = [];
  let day: string | null = null;
  const close = (height: number, filled?: number) => {
    const row = rowOf(open, { height: Math.floor(height), top: bottomOf(rows.at(-1)), filled }, day);
    rows.push(row);
    day = dayOfLast(open);
    open = [];
  };
  for (const photo of photos) {
    open.push(photo);
    const height = filledHeight(open, width);
    if (height <= wanted) close(height, width);
  }
  if (open.length > 0) close(Math.min(wanted, filledHeight(open, width)));
  return rows;
}

export function rowHeight(width: number): number {
  return width < SMALL_SCREEN ? 124 : 204;
}

/** Where the next row begins. */
export function bottomOf(row: Row | undefined): number {
  return row ? row.top + heightOf(row) + GAP : 0;
}

/** Of so many photos that are not known yet. */
export function estimatedHeight(count: number, width: number): number {
  const height = rowHeight(width);
  const inRow = Math.max(1, width / (height * USUAL_RATIO + GAP));
  return Math.ceil(count / inRow) * Math.round(height + GAP + LABEL_HEIGHT * USUAL_LABELS);
}

function heightOf({ height, labels }: Row): number {
  return height + (labels.length > 0 ? LABEL_HEIGHT : 0);
}

interface RowFrame {
  height: number;
  top: number;
  /** The width that the last picture ends; undefined for a row that is not full. */
  filled: number | undefined;
}

function rowOf(photos: readonly SeenPhoto[], frame: RowFrame, before: string | null): Row {
  const { height, top, filled } = frame;
  const cells: Cell[] = [];
  const labels: DayLabel[] = [];
  let left = 0;
  let last = before;
  for (const photo of photos) {
    const isLast = cells.length === photos.length - 1;
    const width = isLast && filled !== undefined ? filled - left : Math.floor(height * ratioOf(photo));
    const day = dayTaken(photo);
    const label = labels.at(-1);
    if (day !== null && day !== last) labels.push({ day, left, width });
    else if (label) label.width = left + width - label.left;
    cells.push({ photo, left, width });
    left += width + GAP;
    last = day;
  }
  return { top, height, cells, labels };
}

function dayOfLast(photos: readonly SeenPhoto[]): string | null {
  const last = photos.at(-1);
  return last ? dayTaken(last) : null;
}

function filledHeight(photos: readonly SeenPhoto[], width: number): number {
  const ratios = photos.reduce((sum, photo) => sum + ratioOf(photo), 0);
  return (width - GAP * (photos.length - 1)) / ratios;
}

/** Square until it is known; very long or tall pictures are cut. */
function ratioOf({ width, height }: SeenPhoto): number {
  return width && height ? Math.min(WIDEST, Math.max(TALLEST, width / height)) : 1;
}
