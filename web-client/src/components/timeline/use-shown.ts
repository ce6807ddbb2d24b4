import { useEffect } from "react";
import { BAR_HEIGHT, HEADING_HEIGHT, type Layout } from "./sections";

/** Keeps the photo that the viewer shows in sight behind it, so that its neighbours are known and closing leads there. */
export function useShown(photoId: string | undefined, layout: Layout, top: number): void {
  const { from, to } = photoId === undefined ? NOWHERE : placeOfPhoto(layout, photoId);
  useEffect(() => {
    if (from === null) return;
    const [above, below] = [
      window.scrollY + BAR_HEIGHT + HEADING_HEIGHT,
      window.scrollY + window.innerHeight,
    ];
    if (from + top >= above && to + top <= below) return;
    window.scrollTo({ top: (from + to - window.innerHeight) / 2 + top, behavior: "instant" });
  }, [from, to, top]);
}

type Place = { from: number; to: number } | { from: null; to: null };

const NOWHERE: Place = { from: null, to: null };

function placeOfPhoto({ sections }: Layout, photoId: string): Place {
  for (const section of sections) {
    const row = section.rows.find(({ cells }) => cells.some(({ photo }) => photo._id === photoId));
    const from = section.top + HEADING_HEIGHT + (row?.top ?? 0);
    if (row) return { from, to: from + row.height };
  }
  return NOWHERE;
}
