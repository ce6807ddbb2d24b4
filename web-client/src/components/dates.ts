import { useMemo } from "react";
import { useLanguageTag } from "../texts";

/** Dates as the person's language writes them. */
export function useDates() {
  const tag = useLanguageTag();
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(tag, { dateStyle: "medium" });
    const moment = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
    const weekday = new Intl.DateTimeFormat(tag, { dateStyle: "full" });
    return {
      weekday: (ms: number) => weekday.format(ms),
      day: (ms: number) => day.format(ms),
      moment: (ms: number) => moment.format(ms),
    };
  }, [tag]);
}
