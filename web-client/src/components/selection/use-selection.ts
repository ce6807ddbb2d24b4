import { useCallback, useMemo, useRef, useState } from "react";
import type { SeenPhoto } from "../../api/types";

export interface Selection {
  photos: readonly SeenPhoto[];
  has: (photoId: string) => boolean;
  /** Selects or unselects; with `toHere` everything from the last one on. */
  toggle: (photoId: string, toHere: boolean) => void;
  selectAll: () => void;
  clear: () => void;
}

/** Which of the shown photos are selected; what is no longer shown is not selected either. */
export function useSelection(shown: readonly SeenPhoto[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const photos = useMemo(() => shown.filter(({ _id }) => ids.has(_id)), [shown, ids]);
  const toggle = useCallback(
    (photoId: string, toHere: boolean) => {
      const from = toHere ? shown.findIndex(({ _id }) => _id === last.current) : -1;
      const to = shown.findIndex(({ _id }) => _id === photoId);
      const range = from < 0 ? [] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
      last.current = photoId;
      setIds((before) => toggled(before, photoId, range));
    },
    [shown],
  );
  const selectAll = useCallback(() => setIds(new Set(shown.map(({ _id }) => _id))), [shown]);
  const clear = useCallback(() => setIds(new Set()), []);
  return useMemo(
    () => ({ photos, has: (id: string) => ids.has(id), toggle, selectAll, clear }),
    [photos, ids, toggle, selectAll, clear],
  );
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
