import type { MonthCount, SeenPhoto } from "../../api/types";
import { bottomOf, estimatedHeight, GAP, type Row, rowsOf } from "./rows";

/** Photos of a month from its latest on; not all of them while more are to come. */
export interface LoadedMonth {
  photos: readonly SeenPhoto[];
  isComplete: boolean;
}

/** One month's place in the page, in CSS pixels from the top of the timeline. */
export interface Section {
  /** `2019-05`; null for photos without a date. */
  month: string | null;
  count: number;
  top: number;
  /** With its heading. */
  height: number;
  rows: readonly Row[];
  /** Where the rows end and unknown photos begin, from the section's top; its height where all are known. */
  knownHeight: number;
}

export interface Layout {
  sections: readonly Section[];
  height: number;
}

export const HEADING_HEIGHT = 52;
/** What covers the top of the window; tokens.css has it, too. */
export const BAR_HEIGHT = 60;
const SPACE_BELOW = 14;
/** No browser lays out more than some 17 million pixels. */
const MOST_HEIGHT = 8_000_000;

interface Sized {
  rows: readonly Row[];
  knownHeight: number;
  height: number;
}

/** Remembers how high months were when they were known, so that they stay as high once their photos are forgotten. */
export class MonthSizes {
  readonly #rows = new WeakMap<readonly SeenPhoto[], { width: number; rows: Row[] }>();
  readonly #heights = new Map<string, number>();

  of({ month, count }: MonthCount, width: number, loaded: LoadedMonth | undefined): Sized {
    const key = `${month} ${count} ${width}`;
    if (!loaded) {
      const height = this.#heights.get(key) ?? framed(estimatedHeight(count, width));
      return { rows: [], knownHeight: HEADING_HEIGHT, height };
    }
    const rows = this.#rowsOf(loaded.photos, width);
    const knownHeight = framed(bottomOf(rows.at(-1)));
    const left = loaded.isComplete ? 0 : Math.max(1, count - loaded.photos.length);
    const height = knownHeight + (left > 0 ? estimatedHeight(left, width) : 0);
    this.#heights.set(key, height);
    return { rows, knownHeight: left > 0 ? knownHeight - SPACE_BELOW : height, height };
  }

  #rowsOf(photos: readonly SeenPhoto[], width: number): Row[] {
    const known = this.#rows.get(photos);
    if (known?.width === width) return known.rows;
    const rows = rowsOf(photos, width);
    this.#rows.set(photos, { width, rows });
    return rows;
  }
}

function framed(rowsHeight: number): number {
  return HEADING_HEIGHT + rowsHeight - GAP + SPACE_BELOW;
}

interface LayoutOptions {
  width: number;
  /** By month. */
  loaded: ReadonlyMap<string | null, LoadedMonth>;
  /** Months that are near; only the others are made lower where the page would be too high. */
  near: ReadonlySet<string | null>;
  sizes: MonthSizes;
}

export function layOut(months: readonly MonthCount[], { width, loaded, near, sizes }: LayoutOptions): Layout {
  const sized = months.map((month) => sizes.of(month, width, loaded.get(month.month)));
  const isFar = (at: number) => !near.has(months[at]?.month ?? null);
  const far = sum(sized.map(({ height }, at) => (isFar(at) ? height : 0)));
  const whole = sum(sized.map(({ height }) => height));
  const scale = far > 0 ? Math.min(1, Math.max(0.01, (MOST_HEIGHT - (whole - far)) / far)) : 1;
  let top = 0;
  const sections = months.map(({ month, count }, at): Section => {
    const { rows = [], knownHeight = 0, height = 0 } = sized[at] ?? {};
    const section = {
      month,
      count,
      rows,
      knownHeight,
      top,
      height: isFar(at) ? Math.round(height * scale) : height,
    };
    top += section.height;
    return section;
  });
  return { sections, height: top };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The sections between two places, from the top of the timeline. */
export function sectionsBetween({ sections }: Layout, from: number, to: number): readonly Section[] {
  return sections.filter(({ top, height }) => top < to && top + height > from);
}

/** The rows of a section between two places, from the section's top. */
export function rowsBetween({ rows }: Section, from: number, to: number): readonly Row[] {
  return rows.filter((row) => row.top + HEADING_HEIGHT < to && bottomOf(row) + HEADING_HEIGHT > from);
}

/** What is at a place of the page, to be found again when the page has changed. */
export interface Anchor {
  month: string | null;
  photoId: string | undefined;
  /** From the top of the photo's row. */
  offset: number;
  /** Of the section's height, for where there is no such photo. */
  share: number;
}

export function anchorAt({ sections }: Layout, y: number): Anchor | null {
  const section = sections.find(({ top, height }) => top + height > y);
  if (!section) return null;
  const inside = y - section.top;
  const row = section.rows.find((one) => bottomOf(one) + HEADING_HEIGHT > inside);
  return {
    month: section.month,
    photoId: row?.cells[0]?.photo._id,
    offset: inside - (row?.top ?? 0) - HEADING_HEIGHT,
    share: inside / section.height,
  };
}

/** Where that is now; null where it is no longer. */
export function placeOf({ sections }: Layout, anchor: Anchor): number | null {
  const section = sections.find(({ month }) => month === anchor.month);
  if (!section) return null;
  const row = section.rows.find(({ cells }) => cells.some(({ photo }) => photo._id === anchor.photoId));
  if (row) return section.top + HEADING_HEIGHT + row.top + anchor.offset;
  return section.top + anchor.share * section.height;
}
