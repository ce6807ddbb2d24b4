import type { SeenPhoto } from "../types";

/** Where it waits for an album's owner; a server of before tells nothing of it. */
export function heldOf({ held }: { held?: SeenPhoto["held"] }): SeenPhoto["held"] {
  return held ?? [];
}
