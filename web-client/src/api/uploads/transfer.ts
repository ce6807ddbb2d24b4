import { call, putBytes } from "../client";
import type { Photo } from "../types";
import { type Digest, digestOf } from "./digest";
import { imageType } from "./file-type";

export interface Progress {
  onSending: (sentBytes: number) => void;
  onRecording: () => void;
}

export interface Outcome {
  photo: Photo;
  isDuplicate: boolean;
}

/** One file, the album that it goes into, and the name that its bytes get. */
export interface Parcel {
  file: File;
  albumId: string;
  name: string;
}

/** Brings one file into an album. Everything may be repeated: the same name gives the same photo. */
export type Transfer = (parcel: Parcel, progress: Progress, signal: AbortSignal) => Promise<Outcome>;

/** The transfer over the wire, for a signed-in person. Of two equal files at once the second waits for the first. */
export function transferFor(userName: string): Transfer {
  const last = new Map<string, Promise<unknown>>();
  return async (parcel, progress, signal) => {
    const digest = await digestOf(parcel.file);
    signal.throwIfAborted();
    const content = `${parcel.albumId} ${digest?.hex ?? parcel.name}`;
    // How the one before fails is its own affair; this one then tries for itself.
    const before = (last.get(content) ?? Promise.resolve()).catch(() => undefined);
    const sent = before.then(() => sendUnlessThere(userName, parcel, digest, progress, signal));
    last.set(content, sent);
    return sent;
  };
}

async function sendUnlessThere(
  userName: string,
  parcel: Parcel,
  digest: Digest | null,
  progress: Progress,
  signal: AbortSignal,
): Promise<Outcome> {
  const twin = digest && (await findTwin(parcel.albumId, digest.hex, signal));
  if (twin) return { photo: twin, isDuplicate: true };
  return { photo: await send(userName, parcel, digest, progress, signal), isDuplicate: false };
}

async function findTwin(albumId: string, sha256: string, signal: AbortSignal): Promise<Photo | undefined> {
  const query = `photos/?albumId=${albumId}&sha256=${sha256}&limit=1`;
  return (await call<Photo[]>("GET", query, { signal })).data[0];
}

async function send(
  userName: string,
  { file, albumId, name }: Parcel,
  digest: Digest | null,
  { onSending, onRecording }: Progress,
  signal: AbortSignal,
): Promise<Photo> {
  const key = `incoming:${userName}:${name}`;
  const type = { "Content-Type": imageType(file) ?? "application/octet-stream" };
  const headers = digest ? { ...type, "Content-Digest": digest.header } : type;
  onSending(0);
  await putBytes(`storage/${key}`, file, { headers, signal, onProgress: onSending });
  onRecording();
  const body = { albumId, key, fileName: file.name };
  return (await call<Photo>("POST", "photos/", { body, headers: { Prefer: "respond-async" }, signal })).data;
}
