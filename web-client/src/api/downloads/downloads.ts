import { originalOf } from "../photos/pictures";
import type { SeenPhoto } from "../types";
import { fileNames, nameOf, safe } from "./names";
import { type FetchBlob, type NamedPhoto, originals } from "./originals";
import { chooseTarget, saveBlob, type Target } from "./target";

/** A ZIP that is being made. */
export interface Download {
  readonly done: number;
  readonly total: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export interface DownloadOutcome {
  saved: number;
  problems: unknown[];
}

/** Makes ZIPs of originals, one at a time. In the browser: so no server has to store a second time what it has. */
export class Downloads {
  #current: Download | null = null;
  #cancelling: AbortController | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #fetch: FetchBlob;

  constructor(fetch: FetchBlob) {
    this.#fetch = fetch;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): Download | null => this.#current;

  /** Null when the person cancelled it. Must be called by a click, while no other download is under way. */
  async start(title: string, photos: readonly SeenPhoto[]): Promise<DownloadOutcome | null> {
    const name = safe(title) || "photos";
    const target = await chooseTarget(`${name}.zip`);
    if (!target) return null;
    const cancelling = new AbortController();
    this.#cancelling = cancelling;
    try {
      return await this.#save(name, photos, target, cancelling.signal);
    } catch (error) {
      if (cancelling.signal.aborted) return null;
      throw error;
    } finally {
      this.#cancelling = null;
      this.#set(null);
    }
  }

  /** One original by itself, under its own name, or what else there is at a path. */
  async saveOne(photo: SeenPhoto, path = originalOf(photo), name = nameOf(photo)): Promise<void> {
    saveBlob(name, await this.#fetch(path, new AbortController().signal));
  }

  cancel(): void {
    this.#cancelling?.abort();
  }

  async #save(name: string, photos: readonly SeenPhoto[], target: Target, signal: AbortSignal) {
    const outcome: DownloadOutcome = { saved: 0, problems: [] };
    this.#set({ done: 0, total: photos.length, doneBytes: 0, totalBytes: bytesOf(photos) });
    const listener = {
      onFetched: (photo: SeenPhoto) => {
        outcome.saved += 1;
        this.#advance(photo);
      },
      onProblem: (photo: SeenPhoto, problem: unknown) => {
        outcome.problems.push(problem);
        this.#advance(photo);
      },
    };
    const { makeZip } = await import("client-zip");
    const parts = partsOf(photos, target.mostBytes);
    for (const [at, part] of parts.entries()) {
      const partName = parts.length === 1 ? `${name}.zip` : `${name} ${at + 1}-${parts.length}.zip`;
      await target.save(partName, makeZip(originals(part, this.#fetch, listener, signal)), signal);
    }
    return outcome;
  }

  #advance(photo: SeenPhoto): void {
    if (!this.#current) return;
    const { done, doneBytes } = this.#current;
    this.#set({ ...this.#current, done: done + 1, doneBytes: doneBytes + bytesOf([photo]) });
  }

  #set(download: Download | null): void {
    this.#current = download;
    for (const listener of this.#listeners) listener();
  }
}

/** In as few files as may hold them, at least one photo to each. */
export function partsOf(photos: readonly SeenPhoto[], mostBytes: number): NamedPhoto[][] {
  const names = fileNames(photos);
  const parts: NamedPhoto[][] = [];
  let bytes = Infinity;
  for (const [at, photo] of photos.entries()) {
    const size = bytesOf([photo]);
    if (bytes + size > mostBytes || parts.length === 0) {
      parts.push([]);
      bytes = 0;
    }
    bytes += size;
    parts.at(-1)?.push({ photo, name: names[at] ?? photo._id });
  }
  return parts;
}

function bytesOf(photos: readonly SeenPhoto[]): number {
  return photos.reduce((sum, { size }) => sum + (size ?? 0), 0);
}
