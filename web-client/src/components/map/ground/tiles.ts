import { sideAt, spotOf } from "./projection";
import type { Size, View } from "./view";

/** A tile of a web map, and where it lies: pixels from the map's left and top. */
export interface PlacedTile {
  zoom: number;
  /** Goes on beyond the date line. */
  column: number;
  row: number;
  left: number;
  top: number;
  side: number;
}

/** The tiles that a view is covered with. */
export function tilesOf(view: View, { width, height }: Size): PlacedTile[] {
  const zoom = Math.max(0, Math.round(view.zoom));
  const side = sideAt(view.zoom) / 2 ** zoom;
  const middle = spotOf(view);
  const [x, y] = [middle.x * 2 ** zoom, middle.y * 2 ** zoom];
  const columns = range(x - width / 2 / side, x + width / 2 / side);
  const rows = range(y - height / 2 / side, y + height / 2 / side).filter(
    (row) => row >= 0 && row < 2 ** zoom,
  );
  return rows.flatMap((row) =>
    columns.map((column) => ({
      ...{ zoom, column, row, side },
      left: (column - x) * side + width / 2,
      top: (row - y) * side + height / 2,
    })),
  );
}

function range(from: number, to: number): number[] {
  const first = Math.floor(from);
  return Array.from({ length: Math.ceil(to) - first }, (_, at) => first + at);
}
