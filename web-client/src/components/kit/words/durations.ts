import { useMemo } from "react";
import { useRegionTag } from "../../../texts";

/** Spans of time in one rounded unit, as the person's language writes them: "3 min". */
export function useDurations(): (seconds: number) => string {
  const tag = useRegionTag();
  return useMemo(() => {
    const format = (unit: string) =>
      new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 });
    const [second, minute, hour] = [format("second"), format("minute"), format("hour")];
    return (seconds: number) => {
      if (seconds < 60) return second.format(Math.max(1, Math.ceil(seconds)));
      return seconds < 5400 ? minute.format(Math.ceil(seconds / 60)) : hour.format(Math.ceil(seconds / 3600));
    };
  }, [tag]);
}
