import type { SeenAlbum } from "../../api/types";
import { ReviewHint } from "./hint";
import { HeldPhotos } from "./photos";

/** Of an album that asks for a review: what waits for its owner, and for who adds photos that they may have to. */
export function Waiting({ album }: { album: SeenAlbum }) {
  if ("allowed" in album) return album.allowed.add && <ReviewHint album={album} />;
  return album.heldCount > 0 && <HeldPhotos album={album} />;
}
