import { useEffect, useRef } from "react";
import { type ByMonth, useMoreOfMonth } from "../../api/finding/month-photos";
import type { Scope } from "../../api/finding/scope";
import type { Section } from "./sections";

/** Asks for more photos of a month of which some that are near are not known. `to` ends what is near. */
export function useMoreRows(scope: Scope, sections: readonly Section[], loaded: ByMonth, to: number): void {
  const more = useMoreOfMonth(scope);
  const asked = useRef(new Set<string>());
  const lacking = sections.filter(
    ({ top, height, knownHeight }) => knownHeight < height && top + knownHeight < to,
  );
  const pages = lacking.flatMap(({ month }) => {
    const next = loaded.get(month)?.next;
    return next ? [{ month, next }] : [];
  });
  const key = pages.map(({ next }) => next).join();
  useEffect(() => {
    for (const { month, next } of pages) {
      if (asked.current.has(next)) continue;
      asked.current.add(next);
      more(month)
        .catch(() => undefined)
        .finally(() => asked.current.delete(next));
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says which pages they are
  }, [key, more]);
}
