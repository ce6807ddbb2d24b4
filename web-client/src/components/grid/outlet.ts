import type { SeenPhoto } from "../../api/types";

/** What the viewer gets from the page that it opens over: the shown photos, in their order. */
export interface PhotosOutlet {
  photos: readonly SeenPhoto[];
  /** How many there are, where more than these. */
  total?: number | undefined;
  /** How many there are before the first of these. */
  before?: number | undefined;
  /** Brings more of them, where there are more. */
  onEnd?: (() => void) | undefined;
}
