import { useMemo, useState } from "react";
import type { ByMonth } from "../../api/finding/month-photos";
import type { MonthCount } from "../../api/types";
import { type Layout, layOut, type LoadedMonth, MonthSizes } from "./sections";

interface LayoutInput {
  months: readonly MonthCount[];
  width: number;
  loaded: ByMonth;
  near: readonly (string | null)[];
}

/** Where everything is in the page. */
export function useTimelineLayout({ months, width, loaded, near }: LayoutInput): Layout {
  const [sizes] = useState(() => new MonthSizes());
  return useMemo(
    () => layOut(months, { width, loaded: completed(loaded), near: new Set(near), sizes }),
    [months, width, loaded, near, sizes],
  );
}

function completed(loaded: ByMonth): Map<string | null, LoadedMonth> {
  return new Map(
    [...loaded].map(([month, { photos, next }]) => [month, { photos, isComplete: next === null }]),
  );
}
