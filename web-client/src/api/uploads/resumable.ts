import type { DetailedError, HttpResponse, HttpStack, Upload, UploadOptions } from "tus-js-client";
import { UPLOADS } from "../client";
import { Problem, problemFrom } from "../problem";
import { StallWatch } from "../stall";
import type { Digest } from "./digest";
import type { Parcel } from "./parcel";
import { PieceSize } from "./piece-size";

/** From this size on it is worth two more requests that a cut costs only what was on its way. */
export const RESUMABLE_FROM = 1024 * 1024;

/** For five minutes; the server ends what is left after that in its own time. */
const DISCARD_DELAYS_MS: readonly number[] = Array<number>(60).fill(5_000);

interface Sending {
  digest: Digest | null;
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
}

interface Begun {
  upload: Upload;
  fingerprint: string;
}

/** What a test may put in place of the browser's own. */
interface Surroundings {
  discardDelaysMs?: readonly number[];
  httpStack?: HttpStack;
  now?: () => number;
}

/** All but small files on their way by tus, in pieces. */
export class ResumableUploads {
  /** By the parcel's name, what was begun last. */
  readonly #begun = new Map<string, Begun>();
  /** By fingerprint: the same bytes are not sent again before the server has let go of them. */
  readonly #discards = new Map<string, Promise<void>>();
  readonly #discardDelaysMs: readonly number[];
  readonly #httpStack: HttpStack | undefined;
  readonly #now: () => number;
  readonly #size = new PieceSize();

  constructor({ discardDelaysMs, httpStack, now }: Surroundings = {}) {
    this.#discardDelaysMs = discardDelaysMs ?? DISCARD_DELAYS_MS;
    this.#httpStack = httpStack;
    this.#now = now ?? (() => performance.now());
  }

  /**
   * Sends a file, from where an earlier try was cut off if there was one, be it before a reload of the page. Returns
   * the key that the bytes are stored under: that of the first try.
   */
  async send(key: string, parcel: Parcel, sending: Sending): Promise<string> {
    const fingerprint = fingerprintOf(key, parcel, sending.digest);
    const [tus] = await Promise.all([import("tus-js-client"), this.#discards.get(fingerprint)]);
    sending.signal.throwIfAborted();
    const options: UploadOptions = {
      endpoint: UPLOADS,
      metadata: metadataOf(key, parcel, sending.digest),
      retryDelays: null, // the queue decides when to try again
      fingerprint: () => Promise.resolve(fingerprint),
      removeFingerprintOnSuccess: true,
      ...(this.#httpStack && { httpStack: this.#httpStack }),
    };
    const upload = new tus.Upload(parcel.file, options);
    this.#learnSize(upload);
    this.#begun.set(parcel.name, { upload, fingerprint });
    const storedAs = await sent(upload, sending).catch((error: unknown) => {
      if (isCut(error)) this.#size.wasCut();
      throw error;
    });
    this.#begun.delete(parcel.name);
    return storedAs ?? key;
  }

  /** Has each piece be as large as those before it allow. */
  #learnSize({ options }: Upload): void {
    let began = 0;
    options.chunkSize = this.#size.bytes;
    options.onBeforeRequest = () => {
      began = this.#now();
    };
    options.onChunkComplete = (bytes) => {
      this.#size.cameThrough(bytes, this.#now() - began);
      options.chunkSize = this.#size.bytes;
    };
  }

  /** Has the server drop what it has of a parcel, as soon as it can be reached. */
  discard(name: string): void {
    const begun = this.#begun.get(name);
    if (!begun) return;
    const { upload, fingerprint } = begun;
    this.#begun.delete(name);
    upload.options = {
      ...upload.options,
      retryDelays: [...this.#discardDelaysMs],
      onShouldRetry: (error) => problemOf(error).isTransient,
      onAfterResponse: () => undefined,
    };
    const discard = upload.abort(true).catch(() => undefined); // then it is the server that ends it
    this.#discards.set(fingerprint, discard);
    void discard.then(() => this.#discards.delete(fingerprint));
  }
}

/** Sends to the end. Returns the key that the server names, if it names one. */
function sent(upload: Upload, { signal, onProgress }: Sending): Promise<string | null> {
  let storedAs: string | null = null;
  return new Promise((resolve, reject) => {
    const stop = (reason: Error) =>
      finish(() => {
        void upload.abort();
        reject(reason);
      });
    const watch = new StallWatch(stop);
    const abort = () => stop(signal.reason as Error);
    const finish = (settle: () => void) => {
      watch.end();
      signal.removeEventListener("abort", abort);
      settle();
    };
    upload.options.onProgress = (bytes) => {
      watch.moved();
      onProgress(bytes);
    };
    upload.options.onAfterResponse = (_, response) => {
      watch.moved();
      storedAs = response.getHeader("Upload-Key") ?? storedAs;
    };
    upload.options.onSuccess = () => finish(() => resolve(storedAs));
    upload.options.onError = (error) => finish(() => reject(problemOf(error)));
    signal.addEventListener("abort", abort);
    watch.moved();
    void startWhereItWasCut(upload, signal);
  });
}

async function startWhereItWasCut(upload: Upload, signal: AbortSignal): Promise<void> {
  const [earlier] = await upload.findPreviousUploads();
  if (earlier) upload.resumeFromPreviousUpload(earlier);
  if (!signal.aborted) upload.start();
}

function metadataOf(key: string, { type }: Parcel, digest: Digest | null): Record<string, string> {
  return { key, filetype: type, ...(digest && { sha256: digest.hex }) };
}

/** The same bytes of the same person for the same album: they are sent once. */
function fingerprintOf(key: string, { albumId }: Parcel, digest: Digest | null): string {
  const [, userName] = key.split(":");
  return `smart-album:${userName}:${albumId}:${digest?.hex ?? key}`;
}

/** Whether something on the way gave up in the middle, and nobody asked to wait. */
function isCut(error: unknown): boolean {
  return error instanceof Problem && error.isTransient && error.retryAfter === null;
}

function problemOf(error: Error | DetailedError): Problem {
  const response: HttpResponse | null = "originalResponse" in error ? error.originalResponse : null;
  if (!response || response.getStatus() === 0) return new Problem("network");
  return problemFrom(response.getStatus(), response.getBody(), response.getHeader("Retry-After") ?? null);
}
