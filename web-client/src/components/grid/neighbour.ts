import type { PhotosRow, Row } from "./rows";

export interface Position {
  row: number;
  photoId: string;
}

/** Where an arrow key, Home or End leads from a photo in the grid; null where it leads nowhere. */
export function neighbour(rows: readonly Row[], photoId: string, key: string): Position | null {
  const positions = rows.flatMap((row, at) =>
    row.kind === "photos" ? row.cells.map(({ photo }) => ({ row: at, photoId: photo._id })) : [],
  );
  const here = positions.findIndex((position) => position.photoId === photoId);
  const position = positions[here];
  if (!position) return null;
  if (key === "ArrowLeft") return positions[here - 1] ?? null;
  if (key === "ArrowRight") return positions[here + 1] ?? null;
  if (key === "Home") return positions[0] ?? null;
  if (key === "End") return positions.at(-1) ?? null;
  if (key === "ArrowUp") return across(rows, position, -1);
  return key === "ArrowDown" ? across(rows, position, 1) : null;
}

/** The photo in the next row that lies most nearly above or below. */
function across(rows: readonly Row[], { row, photoId }: Position, step: 1 | -1): Position | null {
  const from = rows[row];
  let to = row + step;
  while (rows[to]?.kind === "heading") to += step;
  const target = rows[to];
  if (from?.kind !== "photos" || target?.kind !== "photos") return null;
  const middle = middles(from).find(([id]) => id === photoId)?.[1] ?? 0;
  const nearest = middles(target).toSorted(([, a], [, b]) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return nearest ? { row: to, photoId: nearest[0] } : null;
}

function middles({ cells }: PhotosRow): [photoId: string, middle: number][] {
  let left = 0;
  return cells.map(({ photo, width }) => {
    left += width;
    return [photo._id, left - width / 2];
  });
}
