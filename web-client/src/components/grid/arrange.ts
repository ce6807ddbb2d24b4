import type { SeenPhoto } from "../../api/types";
import { onClock } from "../kit/words/dates";

export const SORTS = ["taken", "added", "oldest", "name"] as const;
export type Sort = (typeof SORTS)[number];

/** Photos of one day, or all together where days say nothing. */
export interface Group {
  key: string;
  /** Any moment of the day; null for photos without a date, undefined where there are no days. */
  day: number | null | undefined;
  photos: readonly SeenPhoto[];
}

/** Those that have every one of the tags. */
export function withTags(photos: readonly SeenPhoto[], tags: readonly string[]): readonly SeenPhoto[] {
  return tags.length === 0 ? photos : photos.filter((photo) => tags.every((tag) => photo.tags.includes(tag)));
}

/** How many photos have each tag, the most frequent first. */
export function tagCounts(photos: readonly SeenPhoto[]): [tag: string, count: number][] {
  const counts = new Map<string, number>();
  for (const tag of photos.flatMap((photo) => photo.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b));
}

/** `photos` come newest first. */
export function grouped(photos: readonly SeenPhoto[], sort: Sort, language: string): Group[] {
  if (sort === "name") return [{ key: "all", day: undefined, photos: byName(photos, language) }];
  if (sort === "taken") return byDay(byTaken(photos), dayTaken);
  return byDay(sort === "oldest" ? photos.toReversed() : photos, ({ createdAt }) => createdAt);
}

function byName(photos: readonly SeenPhoto[], language: string): SeenPhoto[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return photos.toSorted((a, b) => compare(a.fileName ?? "", b.fileName ?? ""));
}

function byTaken(photos: readonly SeenPhoto[]): SeenPhoto[] {
  return photos.toSorted((a, b) => (b.takenAt ?? -Infinity) - (a.takenAt ?? -Infinity));
}

/** The day that the camera's clock showed, wherever the person is now. */
function dayTaken({ takenAt, takenAtOffset }: SeenPhoto): number | null {
  if (takenAt === null) return null;
  const clock = new Date(onClock(takenAt, takenAtOffset));
  return new Date(clock.getUTCFullYear(), clock.getUTCMonth(), clock.getUTCDate(), 12).getTime();
}

function byDay(photos: readonly SeenPhoto[], moment: (photo: SeenPhoto) => number | null): Group[] {
  const groups = new Map<string, { day: number | null; photos: SeenPhoto[] }>();
  for (const photo of photos) {
    const day = moment(photo);
    const key = day === null ? "undated" : new Date(day).toDateString();
    const group = groups.get(key);
    if (group) group.photos.push(photo);
    else groups.set(key, { day, photos: [photo] });
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}
