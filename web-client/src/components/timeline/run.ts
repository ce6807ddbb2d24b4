import type { ByMonth } from "../../api/finding/month-photos";
import type { MonthCount, SeenPhoto } from "../../api/types";
import type { PhotosOutlet } from "../grid/outlet";

/** The known photos of the months that are near, without a gap, and how many there are before and in all. */
export function runOf(
  months: readonly MonthCount[],
  near: readonly (string | null)[],
  loaded: ByMonth,
): PhotosOutlet {
  const known = (month: MonthCount) => near.includes(month.month) && loaded.has(month.month);
  const first = months.findIndex(known);
  const photos: SeenPhoto[] = [];
  for (const { month } of months.slice(first < 0 ? months.length : first)) {
    const part = loaded.get(month);
    if (!part) break;
    photos.push(...part.photos);
    if (part.next !== null) break;
  }
  return { photos, before: countOf(months.slice(0, Math.max(0, first))), total: countOf(months) };
}

export function countOf(months: readonly MonthCount[]): number {
  return months.reduce((sum, { count }) => sum + count, 0);
}
