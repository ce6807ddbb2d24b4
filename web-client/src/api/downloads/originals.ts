import type { fetchBlob } from "../client";
import { originalOf } from "../photos/pictures";
import { Problem } from "../problem";
import type { SeenPhoto } from "../types";

const TRIES = 4;
const FIRST_PAUSE_MS = 1_000;

export interface NamedPhoto {
  photo: SeenPhoto;
  name: string;
}

export interface FetchListener {
  onFetched: (photo: SeenPhoto) => void;
  onProblem: (photo: SeenPhoto, problem: unknown) => void;
}

export type FetchBlob = typeof fetchBlob;

/** The originals one by one. Each is fetched to its end before it is given, so that a cut can be tried again. */
export async function* originals(
  photos: readonly NamedPhoto[],
  fetch: FetchBlob,
  listener: FetchListener,
  signal: AbortSignal,
) {
  for (const { photo, name } of photos) {
    try {
      const input = await fetchPatiently(originalOf(photo), fetch, signal);
      yield { name, input, lastModified: new Date(photo.takenAt ?? photo.createdAt) };
      listener.onFetched(photo);
    } catch (error) {
      signal.throwIfAborted();
      listener.onProblem(photo, error);
    }
  }
}

async function fetchPatiently(path: string, fetch: FetchBlob, signal: AbortSignal): Promise<Blob> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await fetch(path, signal);
    } catch (error) {
      if (!(error instanceof Problem) || !error.isTransient || tries === TRIES) throw error;
      await pause(error.retryAfter ?? FIRST_PAUSE_MS * 2 ** (tries - 1), signal);
    }
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", end);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", end, { once: true });
  });
}
