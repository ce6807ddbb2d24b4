import { useMemo } from "react";
import { thumbHashToDataURL } from "thumbhash";
import type { Pictured } from "../../api/types";

const MOST_KEPT = 500;
const drawn = new Map<string, string | undefined>();

/** A blurred picture of the whole photo, to be seen until the real one is there; for `background-image`. */
export function usePlaceholder({ placeholder }: Pick<Pictured, "placeholder">): string | undefined {
  return useMemo(() => (placeholder === null ? undefined : draw(placeholder)), [placeholder]);
}

/** Those drawn last are kept: photos that scroll out of sight often come back. */
function draw(hash: string): string | undefined {
  if (drawn.has(hash)) return drawn.get(hash);
  const [oldest] = drawn.keys();
  if (oldest !== undefined && drawn.size >= MOST_KEPT) drawn.delete(oldest);
  const bytes = bytesOf(hash);
  const image = isThumbHash(bytes) ? `url(${thumbHashToDataURL(bytes)})` : undefined;
  drawn.set(hash, image);
  return image;
}

/** Empty for what is not Base64. */
function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** Whether a ThumbHash has a shape, and all of the coefficients that its header tells of. */
function isThumbHash(bytes: Uint8Array): boolean {
  const [, , alpha = 0, side = 0, landscape = 0] = bytes;
  const hasAlpha = alpha >= 128;
  const shorter = side & 7;
  const longer = hasAlpha ? 5 : 7;
  const brightness = landscape >= 128 ? [longer, Math.max(3, shorter)] : [Math.max(3, shorter), longer];
  const parts = [brightness, [3, 3], [3, 3], ...(hasAlpha ? [[5, 5]] : [])];
  const coefficients = parts.reduce((sum, [columns = 0, rows = 0]) => sum + triangle(columns, rows), 0);
  const header = hasAlpha ? 6 : 5;
  return shorter > 0 && bytes.length >= header + Math.ceil(coefficients / 2);
}

/** How many coefficients a channel of so many cosines across and down has, without the constant one. */
function triangle(columns: number, rows: number): number {
  let count = -1;
  for (let row = 0; row < rows; row++) count += Math.ceil((columns * (rows - row)) / rows);
  return count;
}
