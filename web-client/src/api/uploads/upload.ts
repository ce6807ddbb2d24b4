import { isMyPhoto } from "../albums/rights";
import { pathOf } from "../photos/pictures";
import { failedStep, problemOf } from "../photos/steps";
import { Problem } from "../problem";
import type { SeenPhoto, Taken } from "../types";
import { randomName } from "./digest";
import { imageType } from "./file-type";

const TOO_LARGE = 413;

export type UploadState =
  | "waiting" // for its turn
  | "checking" // reads the file and asks whether the album has it already
  | "sending"
  | "recording" // the bytes are there, the photo's record is made
  | "processing" // the photo is there, and is being looked at
  | "done"
  | "duplicate" // the album has the same bytes already; nothing was sent
  | "failed" // was not sent, or is there and no photo can be made of it
  | "refused" // of no format that becomes a photo; nothing was sent
  | "cancelled";

/** One file on its way into an album. */
export interface Upload {
  readonly id: string;
  readonly albumId: string;
  readonly file: File;
  /** As it is sent; null when it is not. */
  readonly type: string | null;
  readonly state: UploadState;
  readonly sentBytes: number;
  /** Why it failed, or why it waits to be tried again. */
  readonly problem: Problem | null;
  readonly photo: SeenPhoto | null;
}

/** All of them, as a queue has them. */
export interface Snapshot {
  readonly uploads: readonly Upload[];
  readonly isPaused: boolean;
  /** Of all uploads together; null while it cannot be told. */
  readonly bytesPerSecond: number | null;
}

/** On its way, unless it is known that the server would not take it. */
export function newUpload(albumId: string, file: File, taken: Taken | null): Upload {
  const type = imageType(file, taken);
  const upload = { id: randomName(), albumId, file, type, sentBytes: 0, problem: null, photo: null };
  if (type === null) return { ...upload, state: "refused" };
  if (!taken || file.size <= taken.maxBytes) return { ...upload, state: "waiting" };
  return { ...upload, state: "failed", problem: new Problem("answer", TOO_LARGE) };
}

const RUNNING: ReadonlySet<UploadState> = new Set(["checking", "sending", "recording"]);
/** This page has nothing more to do for it. */
const SETTLED: ReadonlySet<UploadState> = new Set([
  ...(["processing", "done", "duplicate"] as const),
  ...(["failed", "refused", "cancelled"] as const),
]);

export function isRunning({ state }: Upload): boolean {
  return RUNNING.has(state);
}

export function isSettled({ state }: Pick<Upload, "state">): boolean {
  return SETTLED.has(state);
}

/** Whether another try can help: not with a file that is too large or broken, which stays so. */
export function canRetry({ state, problem }: Upload): boolean {
  return state === "cancelled" || (state === "failed" && (problem?.isTransient ?? true));
}

/** Whether its bytes are to be sent still, if by another try. */
export function isUnsent(upload: Upload): boolean {
  if (upload.photo !== null || upload.state === "cancelled") return false;
  return !isSettled(upload) || canRetry(upload);
}

/** What follows for the upload from what its photo has become. One that can be seen is there, whatever comes of its tags. */
export function withPhoto(upload: Upload, photo: SeenPhoto): Upload {
  if (photo.status === "ready" || pathOf(photo, "thumbnail") !== null)
    return { ...upload, photo, state: "done", problem: null };
  if (photo.status === "processing") return { ...upload, photo, state: "processing", problem: null };
  const failed = isMyPhoto(photo) ? failedStep(photo) : undefined;
  return { ...upload, photo, state: "failed", problem: failed ? problemOf(failed) : null };
}
