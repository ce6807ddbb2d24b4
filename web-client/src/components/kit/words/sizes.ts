import { useMemo } from "react";
import { useRegionTag } from "../../../texts";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** Amounts of bytes as the person's language writes them: "3.4 MB". */
export function useSizes(): (bytes: number) => string {
  const tag = useRegionTag();
  return useMemo(() => {
    const formats = UNITS.map(
      (unit) =>
        new Intl.NumberFormat(tag, {
          style: "unit",
          unit,
          unitDisplay: "short",
          maximumSignificantDigits: 3,
        }),
    );
    return (bytes: number) => {
      const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
      return formats[step]?.format(bytes / 1000 ** step) ?? "";
    };
  }, [tag]);
}
