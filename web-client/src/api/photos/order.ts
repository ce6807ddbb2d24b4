import type { SeenPhoto } from "../types";

/** The order in which the functions list photos: the newest first, of those of one millisecond the greatest id. */
export function newestFirst(a: SeenPhoto, b: SeenPhoto): number {
  return b.createdAt - a.createdAt || (a._id < b._id ? 1 : -1);
}
