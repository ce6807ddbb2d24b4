import { call, putBytes } from "../client";
import { processAgain } from "../photos/reprocess";
import type { Photo, SeenPhoto } from "../types";
import { type Digest, digestOf } from "./digest";
import type { Parcel } from "./parcel";
import { RESUMABLE_FROM, ResumableUploads } from "./resumable";

/** Is told how far a parcel has come. */
export interface ProgressListener {
  onSending: (sentBytes: number) => void;
  onRecording: () => void;
}

export interface Outcome {
  photo: SeenPhoto;
  isDuplicate: boolean;
}

/** What brings files into albums. */
export interface Transfer {
  /** Everything may be repeated: the same name gives the same photo. */
  send: (parcel: Parcel, progress: ProgressListener, signal: AbortSignal) => Promise<Outcome>;
  /** Has a photo that is there looked at once more. */
  processAgain: (photo: SeenPhoto) => Promise<SeenPhoto>;
  /** Has the server drop what it has of the parcel of that name. */
  discard: (name: string) => void;
}

/** The transfer over the wire, for a signed-in person. Of two equal files at once the second waits for the first. */
export function transferFor(userName: string, resumable = new ResumableUploads()): Transfer {
  const last = new Map<string, Promise<unknown>>();
  const stored = new Map<string, string>();
  const sendOnce: Transfer["send"] = async (parcel, progress, signal) => {
    const digest = await digestOf(parcel.file);
    signal.throwIfAborted();
    const content = `${parcel.albumId} ${digest?.hex ?? parcel.name}`;
    const send = async (): Promise<Outcome> => {
      const twin = digest && (await findTwin(parcel.albumId, digest.hex, signal));
      if (twin) return { photo: twin, isDuplicate: true };
      // A try that only failed to record what it had sent need not send it again.
      const key = stored.get(parcel.name) ?? (await store(parcel, digest, progress, signal));
      stored.set(parcel.name, key);
      const photo = await record(parcel, key, progress, signal);
      stored.delete(parcel.name);
      return { photo, isDuplicate: false };
    };
    // If the one before fails, this one tries for itself.
    const sent = (last.get(content) ?? Promise.resolve()).catch(() => undefined).then(send);
    last.set(content, sent);
    return sent;
  };
  return { send: sendOnce, processAgain, discard: (name) => resumable.discard(name) };

  /** Gives the key that the bytes are stored under. */
  async function store(
    parcel: Parcel,
    digest: Digest | null,
    { onSending }: ProgressListener,
    signal: AbortSignal,
  ): Promise<string> {
    const { file, name, type } = parcel;
    const key = `incoming:${userName}:${name}`;
    onSending(0);
    if (file.size >= RESUMABLE_FROM) {
      return resumable.send(key, parcel, { digest, signal, onProgress: onSending });
    }
    const headers = { "Content-Type": type, ...(digest && { "Content-Digest": digest.header }) };
    await putBytes(`storage/${key}`, file, { headers, signal, onProgress: onSending });
    return key;
  }
}

async function findTwin(
  albumId: string,
  sha256: string,
  signal: AbortSignal,
): Promise<SeenPhoto | undefined> {
  const query = `photos/?albumId=${albumId}&sha256=${sha256}&limit=1`;
  return (await call<SeenPhoto[]>("GET", query, { signal })).data[0];
}

async function record(
  { albumId, file }: Parcel,
  key: string,
  { onRecording }: ProgressListener,
  signal: AbortSignal,
): Promise<Photo> {
  onRecording();
  const body = { albumId, key, fileName: file.name };
  return (await call<Photo>("POST", "photos/", { body, headers: { Prefer: "respond-async" }, signal })).data;
}
