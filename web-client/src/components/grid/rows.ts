import type { SeenPhoto } from "../../api/types";
import type { Group } from "./arrange";

export const LAYOUTS = ["squares", "justified"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** One photo's place in a row, in CSS pixels. */
export interface Cell {
  photo: SeenPhoto;
  width: number;
}

export interface HeadingRow {
  kind: "heading";
  key: string;
  group: Group;
}

export interface PhotosRow {
  kind: "photos";
  key: string;
  /** Of the pictures; what is written under them comes on top. */
  height: number;
  cells: readonly Cell[];
}

export type Row = HeadingRow | PhotosRow;

export const GAP = 12;
const SMALL_SCREEN = 560;
const THUMBNAIL = 200;
const JUSTIFIED_HEIGHT = 230;
const WIDEST = 3;
const TALLEST = 0.5;

/** Everything that an album's page shows, row by row. */
export function rowsOf(groups: readonly Group[], width: number, layout: Layout): Row[] {
  const rows = layout === "squares" ? squareRows : justifiedRows;
  return groups.flatMap((group) => {
    const photos = rows(group.photos, width);
    return group.day === undefined ? photos : [{ kind: "heading", key: group.key, group }, ...photos];
  });
}

/** Square cells, about as wide as thumbnails, and at least two to a row on the smallest screen. */
function squareRows(photos: readonly SeenPhoto[], width: number): PhotosRow[] {
  const columns = Math.max(width < SMALL_SCREEN ? 2 : 3, Math.ceil((width + GAP) / (THUMBNAIL + GAP)));
  const side = Math.floor((width - GAP * (columns - 1)) / columns);
  const rows: PhotosRow[] = [];
  for (let at = 0; at < photos.length; at += columns) {
    rows.push(
      rowOf(
        photos.slice(at, at + columns).map((photo) => ({ photo, width: side })),
        side,
      ),
    );
  }
  return rows;
}

/** Whole pictures, each row filled to its end by making it a little higher or lower; a last one is left as it is. */
function justifiedRows(photos: readonly SeenPhoto[], width: number): PhotosRow[] {
  const wanted = width < SMALL_SCREEN ? JUSTIFIED_HEIGHT * 0.7 : JUSTIFIED_HEIGHT;
  const rows: PhotosRow[] = [];
  let open: SeenPhoto[] = [];
  for (const photo of photos) {
    open.push(photo);
    const height = filledHeight(open, width);
    if (height <= wanted) {
      rows.push(justifiedRow(open, height));
      open = [];
    }
  }
  if (open.length > 0) rows.push(justifiedRow(open, Math.min(wanted, filledHeight(open, width))));
  return rows;
}

function filledHeight(photos: readonly SeenPhoto[], width: number): number {
  const ratios = photos.reduce((sum, photo) => sum + ratioOf(photo), 0);
  return (width - GAP * (photos.length - 1)) / ratios;
}

function justifiedRow(photos: readonly SeenPhoto[], height: number): PhotosRow {
  const cells = photos.map((photo) => ({ photo, width: Math.floor(height * ratioOf(photo)) }));
  return rowOf(cells, Math.floor(height));
}

/** Square until it is known; very long or tall pictures are cut. */
function ratioOf({ width, height }: SeenPhoto): number {
  return width && height ? Math.min(WIDEST, Math.max(TALLEST, width / height)) : 1;
}

function rowOf(cells: readonly Cell[], height: number): PhotosRow {
  return { kind: "photos", key: cells[0]?.photo._id ?? "", height, cells };
}
