import type { SeenPhoto } from "../../api/types";
import { onClock } from "../kit/words/dates";

/** The day that the camera's clock showed, as `2019-05-03`; null for photos that do not tell. */
export function dayTaken({ takenAt, takenAtOffset }: SeenPhoto): string | null {
  return takenAt === null ? null : new Date(onClock(takenAt, takenAtOffset)).toISOString().slice(0, 10);
}
