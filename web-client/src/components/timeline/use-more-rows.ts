import { useEffect, useRef } from "react";
import { type ByMonth, type MonthPhotos, useMoreOfMonth } from "../../api/finding/month-photos";
import type { Scope } from "../../api/finding/scope";
import type { Section } from "./sections";

/** Asks for more photos of a month of which some that are near are not known. `to` ends what is near. */
export function useMoreRows(scope: Scope, sections: readonly Section[], loaded: ByMonth, to: number): void {
  const more = useMoreOfMonth(scope);
  const asked = useRef(new Set<string>());
  const unfinished = sections.filter(
    ({ top, height, knownHeight }) => knownHeight < height && top + knownHeight < to,
  );
  const pages = unfinished.flatMap((section) => {
    const known = loaded.get(section.month);
    return known?.next
      ? [{ month: section.month, next: known.next, lacking: lackingDownTo(section, to, known) }]
      : [];
  });
  const key = pages.map(({ next }) => next).join();
  useEffect(() => {
    for (const { month, next, lacking } of pages) {
      if (asked.current.has(next)) continue;
      asked.current.add(next);
      more(month, lacking)
        .catch(() => undefined)
        .finally(() => asked.current.delete(next));
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says which pages they are
  }, [key, more]);
}

/** About how many photos there are between the last that is known and `to`. */
function lackingDownTo({ top, height, knownHeight, count }: Section, to: number, known: MonthPhotos) {
  const part = Math.min(1, (to - top - knownHeight) / (height - knownHeight));
  return Math.ceil(part * (count - known.photos.length));
}
