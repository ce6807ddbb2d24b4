import { call, putBytes } from "../client";
import type { Photo } from "../types";
import { digestOf } from "./digest";
import { imageType } from "./file-type";

export interface Progress {
  onSending: (sentBytes: number) => void;
  onRecording: () => void;
}

export interface Outcome {
  photo: Photo;
  isDuplicate: boolean;
}

/** Brings one file into an album. Everything may be repeated: the same name gives the same photo. */
export type Transfer = (
  file: File,
  albumId: string,
  name: string,
  progress: Progress,
  signal: AbortSignal,
) => Promise<Outcome>;

/** The transfer over the wire, for a signed-in person. */
export function transferFor(userName: string): Transfer {
  return async (file, albumId, name, { onSending, onRecording }, signal) => {
    const digest = await digestOf(file);
    signal.throwIfAborted();
    const twin = digest && (await findTwin(albumId, digest.hex, signal));
    if (twin) return { photo: twin, isDuplicate: true };
    const key = `incoming:${userName}:${name}`;
    const headers = {
      "Content-Type": imageType(file) ?? "application/octet-stream",
      ...(digest && { "Content-Digest": digest.header }),
    };
    onSending(0);
    await putBytes(`storage/${key}`, file, { headers, signal, onProgress: onSending });
    onRecording();
    return { photo: await recordPhoto(albumId, key, file.name, signal), isDuplicate: false };
  };
}

async function findTwin(albumId: string, sha256: string, signal: AbortSignal): Promise<Photo | undefined> {
  const query = `photos/?albumId=${albumId}&sha256=${sha256}&limit=1`;
  return (await call<Photo[]>("GET", query, { signal })).data[0];
}

async function recordPhoto(
  albumId: string,
  key: string,
  fileName: string,
  signal: AbortSignal,
): Promise<Photo> {
  const headers = { Prefer: "respond-async" };
  return (await call<Photo>("POST", "photos/", { body: { albumId, key, fileName }, headers, signal })).data;
}
