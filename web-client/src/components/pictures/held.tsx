import { lazy, Suspense } from "react";
import { isMyPhoto } from "../../api/albums/rights";
import { heldOf } from "../../api/photos/held";
import type { SeenPhoto } from "../../api/types";

const HeldNote = lazy(async () => ({ default: (await import("./held-note")).HeldNote }));

interface HeldProps {
  photo: SeenPhoto;
  /** In words alone, not over the picture. */
  isLine?: boolean;
}

/** That a photo waits for an album's owner; nothing of those that do not. */
export function Held(props: HeldProps) {
  return (
    heldOf(props.photo).length > 0 && (
      <Suspense>{<HeldNote {...props} isMine={isMyPhoto(props.photo)} />}</Suspense>
    )
  );
}
