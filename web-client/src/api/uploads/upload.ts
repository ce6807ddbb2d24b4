import type { Problem } from "../problem";
import type { SeenPhoto } from "../types";

export type UploadState =
  | "waiting" // for its turn
  | "checking" // reads the file and asks whether the album has it already
  | "sending"
  | "recording" // the bytes are there, the photo's record is made
  | "done"
  | "duplicate" // the album has the same bytes already; nothing was sent
  | "failed"
  | "refused" // no photo; nothing was sent
  | "cancelled";

/** One file on its way into an album. */
export interface Upload {
  readonly id: string;
  readonly albumId: string;
  readonly file: File;
  readonly state: UploadState;
  readonly sentBytes: number;
  /** Why it failed, or why it waits to be tried again. */
  readonly problem: Problem | null;
  readonly photo: SeenPhoto | null;
}

const RUNNING: ReadonlySet<UploadState> = new Set(["checking", "sending", "recording"]);
const SETTLED: ReadonlySet<UploadState> = new Set(["done", "duplicate", "failed", "refused", "cancelled"]);

export function isRunning({ state }: Upload): boolean {
  return RUNNING.has(state);
}

export function isSettled({ state }: Pick<Upload, "state">): boolean {
  return SETTLED.has(state);
}

export function canRetry({ state }: Upload): boolean {
  return state === "failed" || state === "cancelled";
}
