import { useState } from "react";
import type { Thrown } from "../../api/trash/trash";

export interface Chosen {
  thrown: Required<Thrown>;
  count: number;
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  chooseAll: () => void;
  clear: () => void;
}

interface Shown {
  albums: readonly { _id: string }[];
  photos: readonly { _id: string }[];
}

/** Which of what is in the trash is chosen; what is no longer there is not chosen either. */
export function useChosen({ albums, photos }: Shown): Chosen {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const among = (things: Shown["albums"]) => things.map(({ _id }) => _id).filter((id) => ids.has(id));
  const thrown = { albumIds: among(albums), photoIds: among(photos) };
  return {
    thrown,
    count: thrown.albumIds.length + thrown.photoIds.length,
    has: (id) => ids.has(id),
    toggle: (id) =>
      setIds(
        (before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]),
      ),
    chooseAll: () => setIds(new Set([...albums, ...photos].map(({ _id }) => _id))),
    clear: () => setIds(new Set()),
  };
}
