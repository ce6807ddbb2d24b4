import { lazy, Suspense } from "react";
import { isMyAlbum } from "../../api/albums/rights";
import type { SeenAlbum } from "../../api/types";

const HeldPhotos = lazy(async () => ({ default: (await import("../held/photos")).HeldPhotos }));
const ReviewHint = lazy(async () => ({ default: (await import("../held/hint")).ReviewHint }));

/** What waits for an album's owner, and for who adds photos that they may have to; nothing of most albums. */
export function Waiting({ album }: { album: SeenAlbum }) {
  if (!album.review) return null;
  if (!isMyAlbum(album)) return album.allowed.add && <Suspense>{<ReviewHint album={album} />}</Suspense>;
  return album.heldCount > 0 && <Suspense>{<HeldPhotos album={album} />}</Suspense>;
}
