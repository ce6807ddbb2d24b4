import type { ByMonth, MonthPhotos } from "../../api/finding/month-photos";
import type { MonthCount, SeenPhoto } from "../../api/types";
import { dayTaken } from "./days";

/** The months of photos that are at hand, and what was taken in each, the latest first; without a date last. */
export function monthsIn(photos: readonly SeenPhoto[]): { months: MonthCount[]; known: ByMonth } {
  const byMonth = new Map<string | null, SeenPhoto[]>();
  for (const photo of photos.toSorted(latestFirst)) {
    const month = dayTaken(photo)?.slice(0, 7) ?? null;
    const some = byMonth.get(month);
    if (some) some.push(photo);
    else byMonth.set(month, [photo]);
  }
  const known = [...byMonth].map(([month, some]): [string | null, MonthPhotos] => [
    month,
    { month, photos: some, next: null },
  ]);
  const months = known.map(([month, some]) => ({ month, count: some.photos.length }));
  return { months, known: new Map(known) };
}

/** By the clock that hung there, as the functions list them. */
function latestFirst(a: SeenPhoto, b: SeenPhoto): number {
  return clockOf(b) - clockOf(a) || b.createdAt - a.createdAt || (a._id < b._id ? 1 : -1);
}

function clockOf({ takenAt, takenAtOffset }: SeenPhoto): number {
  return takenAt === null ? Number.MIN_SAFE_INTEGER : takenAt + (takenAtOffset ?? 0) * 60_000;
}
