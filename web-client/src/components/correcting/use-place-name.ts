import { useCallback } from "react";
import type { Place } from "../../api/types";
import { useLanguageTag } from "../../texts";

/** How a place is called in the person's language; a region of the town's own name is not told twice. */
export function usePlaceName(): (place: Place) => string {
  const tag = useLanguageTag();
  return useCallback(
    (place) => {
      const { town, region, country } = tag === "de" ? place.german : place;
      return [...new Set([town, region, country])].filter((name) => name !== null).join(", ");
    },
    [tag],
  );
}
