import type { Photo } from "../api/types";

/** One photo's place in a row, in CSS pixels. */
export interface Cell {
  photo: Photo;
  width: number;
}

export interface Row {
  key: string;
  /** Of the pictures; what is written under them comes on top. */
  height: number;
  cells: readonly Cell[];
}

export const GAP = 12;
const SMALL_SCREEN = 560;
const THUMBNAIL = 200;

/** Square cells, no wider than a thumbnail has pixels, and at least two to a row on the smallest screen. */
export function squareRows(photos: readonly Photo[], width: number): Row[] {
  const columns = Math.max(width < SMALL_SCREEN ? 2 : 3, Math.ceil((width + GAP) / (THUMBNAIL + GAP)));
  const side = Math.floor((width - GAP * (columns - 1)) / columns);
  const rows: Row[] = [];
  for (let at = 0; at < photos.length; at += columns) {
    const some = photos.slice(at, at + columns);
    rows.push({
      key: some[0]?._id ?? "",
      height: side,
      cells: some.map((photo) => ({ photo, width: side })),
    });
  }
  return rows;
}
