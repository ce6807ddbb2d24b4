import { useMemo } from "react";
import { mayHandle } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import type { ByMonth } from "../../api/finding/month-photos";
import type { MonthCount } from "../../api/types";
import { type Selection, useSelection } from "../selection/use-selection";

type Months = readonly (string | null)[];

/** A selection that stays while the page is scrolled on: `hold` keeps the months of which something is selected. */
export function useFarSelection(
  months: readonly MonthCount[],
  loaded: ByMonth,
  hold: (change: (held: Months) => Months) => void,
): Selection {
  const rights = useRights();
  const shown = useMemo(() => {
    const photos = months.flatMap(({ month }) => loaded.get(month)?.photos ?? []);
    return photos.filter((photo) => mayHandle(photo, rights));
  }, [months, loaded, rights]);
  const selection = useSelection(shown);
  return useMemo(
    () => ({
      ...selection,
      toggle: (photoId: string, toHere: boolean) => {
        const month = [...loaded.values()].find(({ photos }) =>
          photos.some(({ _id }) => _id === photoId),
        )?.month;
        if (month !== undefined) hold((held) => (held.includes(month) ? held : [...held, month]));
        selection.toggle(photoId, toHere);
      },
      clear: () => {
        hold(() => []);
        selection.clear();
      },
    }),
    [selection, loaded, hold],
  );
}
