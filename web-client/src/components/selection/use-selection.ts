import { useCallback, useMemo, useRef, useState } from "react";
import type { SeenPhoto } from "../../api/types";

export interface Selection {
  photos: readonly SeenPhoto[];
  has: (photoId: string) => boolean;
  /** Selects or unselects; with `toHere` everything from the last one on. */
  toggle: (photoId: string, toHere: boolean) => void;
  selectAll: () => void;
  /** Also what is not loaded, until one of them is unselected. */
  isEverything: boolean;
  selectEverything: () => void;
  clear: () => void;
}

interface Picked {
  ids: ReadonlySet<string>;
  isEverything: boolean;
}

const NOTHING: Picked = { ids: new Set(), isEverything: false };

/** Which of the shown photos are selected; what is no longer shown is not selected either. */
export function useSelection(shown: readonly SeenPhoto[]): Selection {
  const [{ ids, isEverything }, pick] = useState(NOTHING);
  const last = useRef<string | null>(null);
  const photos = useMemo(
    () => (isEverything ? shown : shown.filter(({ _id }) => ids.has(_id))),
    [shown, ids, isEverything],
  );
  const picked = useMemo(() => idsOf(photos), [photos]);
  const toggle = useCallback(
    (photoId: string, toHere: boolean) => {
      const from = toHere ? shown.findIndex(({ _id }) => _id === last.current) : -1;
      const to = shown.findIndex(({ _id }) => _id === photoId);
      const range = from < 0 ? [] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
      last.current = photoId;
      pick((before) => {
        const were = before.isEverything ? idsOf(shown) : before.ids;
        return { ids: toggled(were, photoId, range), isEverything: false };
      });
    },
    [shown],
  );
  const selectAll = useCallback(() => pick({ ids: idsOf(shown), isEverything: false }), [shown]);
  const selectEverything = useCallback(() => pick({ ids: new Set(), isEverything: true }), []);
  const clear = useCallback(() => pick(NOTHING), []);
  return useMemo(
    () => ({
      photos,
      has: (id: string) => picked.has(id),
      toggle,
      selectAll,
      isEverything,
      selectEverything,
      clear,
    }),
    [photos, picked, toggle, selectAll, isEverything, selectEverything, clear],
  );
}

function idsOf(photos: readonly SeenPhoto[]): ReadonlySet<string> {
  return new Set(photos.map(({ _id }) => _id));
}

function toggled(
  before: ReadonlySet<string>,
  photoId: string,
  range: readonly SeenPhoto[],
): ReadonlySet<string> {
  const after = new Set(before);
  if (range.length > 0) range.forEach(({ _id }) => after.add(_id));
  else if (!after.delete(photoId)) after.add(photoId);
  return after;
}
