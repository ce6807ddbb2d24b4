import type { Point, Size } from "./geometry";

/** How a picture lies in its frame: drawn `scale` times as large, its middle moved by x and y pixels. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
const LARGEST = 8;

/** Makes the picture larger or smaller, and keeps what lies at `at` (from the frame's middle) where it is. */
export function zoomed(view: View, factor: number, at: Point, frame: Size): View {
  const scale = Math.min(LARGEST, Math.max(1, view.scale * factor));
  const ratio = scale / view.scale;
  return within({ scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio }, frame);
}

export function panned(view: View, by: Point, frame: Size): View {
  return within({ ...view, x: view.x + by.x, y: view.y + by.y }, frame);
}

/** Never moved so far that the picture's edge comes inside of its frame. */
function within({ scale, x, y }: View, { width, height }: Size): View {
  const mostX = (width * (scale - 1)) / 2;
  const mostY = (height * (scale - 1)) / 2;
  return { scale, x: clamp(x, mostX), y: clamp(y, mostY) };
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value)) + 0; // no -0
}
