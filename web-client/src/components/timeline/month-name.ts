import { useCallback } from "react";
import { useTexts } from "../../texts";
import { useDates } from "../kit/words/dates";

/** A month as people write it; those of photos without a date, too. */
export function useMonthName(): (month: string | null) => string {
  const t = useTexts();
  const dates = useDates();
  return useCallback((month) => (month === null ? t.album.undated : dates.month(month)), [t, dates]);
}
