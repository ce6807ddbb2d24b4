import type { DetailedError, HttpResponse, Upload } from "tus-js-client";
import { UPLOADS } from "../client";
import { Problem, problemFrom } from "../problem";
import { StallWatch } from "../stall";
import type { Digest } from "./digest";
import { imageType } from "./file-type";
import type { Parcel } from "./transfer";

/** From this size on it is worth two more requests that a cut costs only what was on its way. */
export const RESUMABLE_FROM = 8 * 1024 * 1024;

interface Sending {
  digest: Digest | null;
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
}

/**
 * Sends a large file by tus, from where an earlier try was cut off, be it before the page was loaded anew. Gives the
 * key that the bytes have: that of the first try.
 */
export async function sendResumably(key: string, parcel: Parcel, sending: Sending): Promise<string> {
  const tus = await import("tus-js-client");
  sending.signal.throwIfAborted();
  let storedAs = key;
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(parcel.file, {
      endpoint: UPLOADS,
      metadata: metadataOf(key, parcel, sending.digest),
      retryDelays: null, // the queue decides when to try again
      fingerprint: () => Promise.resolve(fingerprintOf(key, parcel, sending.digest)),
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => {
        watch.moved();
        sending.onProgress(sent);
      },
      onAfterResponse: (_, response) => {
        watch.moved();
        storedAs = response.getHeader("Upload-Key") ?? storedAs;
      },
      onSuccess: () => finish(() => resolve(storedAs)),
      onError: (error) => finish(() => reject(problemOf(error))),
    });
    const stop = (reason: Error) =>
      finish(() => {
        void upload.abort();
        reject(reason);
      });
    const watch = new StallWatch(stop);
    const abort = () => stop(sending.signal.reason as Error);
    const finish = (settle: () => void) => {
      watch.end();
      sending.signal.removeEventListener("abort", abort);
      settle();
    };
    sending.signal.addEventListener("abort", abort);
    watch.moved();
    void startWhereItWasCut(upload);
  });
}

async function startWhereItWasCut(upload: Upload): Promise<void> {
  const [earlier] = await upload.findPreviousUploads();
  if (earlier) upload.resumeFromPreviousUpload(earlier);
  upload.start();
}

function metadataOf(key: string, { file }: Parcel, digest: Digest | null): Record<string, string> {
  const filetype = imageType(file) ?? "application/octet-stream";
  return { key, filetype, ...(digest && { sha256: digest.hex }) };
}

/** The same bytes of the same person for the same album: they are sent once. */
function fingerprintOf(key: string, { albumId }: Parcel, digest: Digest | null): string {
  const [, userName] = key.split(":");
  return `smart-album:${userName}:${albumId}:${digest?.hex ?? key}`;
}

function problemOf(error: Error | DetailedError): Problem {
  const response: HttpResponse | null = "originalResponse" in error ? error.originalResponse : null;
  if (!response || response.getStatus() === 0) return new Problem("network");
  return problemFrom(response.getStatus(), response.getBody(), response.getHeader("Retry-After") ?? null);
}
