import { lazy, Suspense } from "react";
import { isMyPhoto } from "../../api/albums/rights";
import { heldOf } from "../../api/photos/held";
import type { SeenPhoto } from "../../api/types";

const HeldNote = lazy(async () => ({ default: (await import("./held-note")).HeldNote }));

/** That a photo waits for an album's owner; nothing of those that do not. */
export function Held({ photo }: { photo: SeenPhoto }) {
  return (
    heldOf(photo).length > 0 && (
      <Suspense>
        <HeldNote photo={photo} isMine={isMyPhoto(photo)} />
      </Suspense>
    )
  );
}
