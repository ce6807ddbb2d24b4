import { Problem } from "../problem";
import type { SeenPhoto, Taken } from "../types";
import { Rate } from "./rate";
import type { Outcome, Transfer } from "./transfer";
import { canRetry, isSettled, newUpload, type Snapshot, type Upload, withPhoto } from "./upload";

const SENT_AT_ONCE = 3;
const MAX_TRIES = 6;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 20_000;

/**
 * Files on their way, three at a time. A cut connection is tried again by itself, and at once when the browser is
 * back on line; what fails for good stays in the list with its reason until it is retried or cleared away.
 */
export class UploadQueue {
  #snapshot: Snapshot = { uploads: [], isPaused: false, bytesPerSecond: null };
  readonly #listeners = new Set<() => void>();
  readonly #running = new Map<string, AbortController>();
  /** How often each failed since it last came further than ever before. */
  readonly #tries = new Map<string, number>();
  readonly #furthest = new Map<string, number>();
  readonly #pauses = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #transfer: Transfer;
  readonly #onOutcome: (outcome: Outcome) => void;
  readonly #rate: Rate;
  #taken: Taken | null = null;

  constructor(transfer: Transfer, onOutcome: (outcome: Outcome) => void, now = () => performance.now()) {
    this.#transfer = transfer;
    this.#onOutcome = onOutcome;
    this.#rate = new Rate(now);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): Snapshot => this.#snapshot;

  /** What may be sent; all that may be a picture while that is not known. */
  know(taken: Taken | null): void {
    this.#taken = taken;
  }

  add(albumId: string, files: readonly File[]): void {
    const added = files.map((file) => newUpload(albumId, file, this.#taken));
    this.#set({ uploads: [...this.#snapshot.uploads, ...added] });
    this.#fill();
  }

  /** What has become of photos, be they of these uploads or not. */
  learn(photos: readonly SeenPhoto[]): void {
    const news = new Map(photos.map((photo) => [photo._id, photo]));
    for (const upload of this.#snapshot.uploads) {
      const photo = upload.state === "processing" && upload.photo && news.get(upload.photo._id);
      if (photo) this.#change(upload.id, withPhoto(upload, photo));
    }
  }

  pause(): void {
    this.#set({ isPaused: true });
    for (const [id, controller] of this.#running) {
      controller.abort();
      this.#change(id, { state: "waiting", sentBytes: 0 });
    }
    this.#running.clear();
  }

  resume(): void {
    this.#set({ isPaused: false });
    this.tryNow();
  }

  /** Ends the pauses between tries: the connection is back. */
  tryNow(): void {
    for (const timer of this.#pauses.values()) clearTimeout(timer);
    this.#pauses.clear();
    this.#fill();
  }

  /** Does nothing once the bytes are there and only the record is missing. */
  cancel(id: string): void {
    const upload = this.#find(id);
    if (!upload || isSettled(upload) || upload.state === "recording") return;
    this.#running.get(id)?.abort();
    this.#transfer.discard(id);
    this.#forget(id);
    this.#change(id, { state: "cancelled", sentBytes: 0, problem: null });
    this.#fill();
  }

  cancelAll(): void {
    for (const upload of this.#snapshot.uploads) this.cancel(upload.id);
  }

  retry(id: string): void {
    const upload = this.#find(id);
    if (!upload || !canRetry(upload)) return;
    if (upload.photo) {
      void this.#processAgain(upload, upload.photo);
      return;
    }
    this.#change(id, { state: "waiting", sentBytes: 0, problem: null });
    this.#fill();
  }

  retryFailed(): void {
    for (const { id, state } of this.#snapshot.uploads) if (state === "failed") this.retry(id);
  }

  clearSettled(): void {
    for (const { id, state, photo } of this.#snapshot.uploads)
      if (state === "failed" && !photo) this.#transfer.discard(id);
    this.#set({ uploads: this.#snapshot.uploads.filter((upload) => !isSettled(upload)) });
  }

  #fill(): void {
    if (this.#snapshot.isPaused) return;
    for (const upload of this.#snapshot.uploads) {
      if (this.#running.size >= SENT_AT_ONCE) return;
      if (upload.state === "waiting" && !this.#pauses.has(upload.id)) void this.#run(upload);
    }
  }

  async #processAgain({ id }: Upload, photo: SeenPhoto): Promise<void> {
    this.#change(id, { state: "processing", problem: null });
    try {
      this.learn([await this.#transfer.processAgain(photo)]);
    } catch (error) {
      this.#change(id, { state: "failed", problem: asProblem(error) });
    }
  }

  async #run({ id, albumId, file, type }: Upload): Promise<void> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    this.#change(id, { state: "checking", problem: null });
    const progress = {
      onSending: (sentBytes: number) => this.#send(id, controller, sentBytes),
      onRecording: () => this.#report(id, controller, { state: "recording", sentBytes: file.size }),
    };
    try {
      const parcel = { file, albumId, name: id, type: type ?? file.type };
      const outcome = await this.#transfer.send(parcel, progress, controller.signal);
      if (this.#isCurrent(id, controller)) this.#succeed(id, outcome);
    } catch (error) {
      if (this.#isCurrent(id, controller)) this.#fail(id, asProblem(error));
    }
    this.#fill();
  }

  #send(id: string, controller: AbortController, sentBytes: number): void {
    const before = this.#find(id);
    // The first report counts what was sent before a cut, which says nothing of the speed now.
    this.#rate.add(before?.state === "sending" ? Math.max(0, sentBytes - before.sentBytes) : 0);
    if (sentBytes > (this.#furthest.get(id) ?? 0)) {
      this.#furthest.set(id, sentBytes);
      this.#tries.delete(id);
    }
    this.#report(id, controller, { state: "sending", sentBytes });
  }

  #succeed(id: string, outcome: Outcome): void {
    const { photo, isDuplicate } = outcome;
    this.#forget(id);
    const upload = this.#find(id);
    if (upload) this.#change(id, isDuplicate ? { state: "duplicate", photo } : withPhoto(upload, photo));
    this.#onOutcome(outcome);
  }

  #fail(id: string, problem: Problem): void {
    this.#running.delete(id);
    const tries = (this.#tries.get(id) ?? 0) + 1;
    if (!problem.isTransient || tries >= MAX_TRIES) {
      this.#forget(id);
      this.#change(id, { state: "failed", problem });
      return;
    }
    this.#tries.set(id, tries);
    const wait = problem.retryAfter ?? Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
    const timer = setTimeout(() => this.#endPause(id), wait);
    this.#pauses.set(id, timer);
    this.#change(id, { state: "waiting", sentBytes: 0, problem });
  }

  #endPause(id: string): void {
    this.#pauses.delete(id);
    this.#fill();
  }

  #forget(id: string): void {
    clearTimeout(this.#pauses.get(id));
    this.#pauses.delete(id);
    this.#running.delete(id);
    this.#tries.delete(id);
    this.#furthest.delete(id);
  }

  #isCurrent(id: string, controller: AbortController): boolean {
    return this.#running.get(id) === controller;
  }

  #report(id: string, controller: AbortController, change: Partial<Upload>): void {
    if (this.#isCurrent(id, controller)) this.#change(id, change);
  }

  #find(id: string): Upload | undefined {
    return this.#snapshot.uploads.find((upload) => upload.id === id);
  }

  #change(id: string, change: Partial<Upload>): void {
    const uploads = this.#snapshot.uploads.map((upload) =>
      upload.id === id ? { ...upload, ...change } : upload,
    );
    this.#set({ uploads, bytesPerSecond: this.#rate.bytesPerSecond() });
  }

  #set(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function asProblem(error: unknown): Problem {
  // A file that was moved or changed on disk after it was picked cannot be read any more.
  return error instanceof Problem ? error : new Problem("unreadable");
}
