/** The values of the wire. Times are milliseconds since the epoch; boxes are pixels of the upright original. */

export interface Session {
  userName: string;
  expiresAt: number;
}

export interface Album {
  _id: string;
  albumName: string;
  userName: string;
  createdAt: number;
  photoCount: number;
  coverKey: string | null;
}

export type StepName = "metadata" | "thumbnail" | "recognition";
export type StepState = "pending" | "running" | "done" | "failed";
export type PhotoStatus = "processing" | "ready" | "failed";

export interface Step {
  state: StepState;
  attempts: number;
  startedAt: number | null;
  finishedAt: number | null;
  error: { title: string; detail: string } | null;
}

export interface Detection {
  class: string;
  conf: number;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export interface Photo {
  _id: string;
  albumId: string;
  userName: string;
  key: string;
  thumbnailKey: string | null;
  previewKey: string | null;
  fileName: string | null;
  createdAt: number;
  takenAt: number | null;
  status: PhotoStatus;
  steps: Record<StepName, Step>;
  tags: string[];
  addedTags: string[];
  detections: Detection[];
  model: string | null;
  width: number | null;
  height: number | null;
  camera: string | null;
  gps: { lat: number; lon: number } | null;
  size: number;
  sha256: string;
  contentType: string;
}

export const STEP_NAMES: readonly StepName[] = ["metadata", "thumbnail", "recognition"];
