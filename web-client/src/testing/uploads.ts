import { vi } from "vitest";
import type { Parcel } from "../api/uploads/parcel";
import { UploadQueue } from "../api/uploads/queue";
import type { Outcome, ProgressListener } from "../api/uploads/transfer";
import { World } from "./world";

interface InFlight {
  parcel: Parcel;
  progress: ProgressListener;
  signal: AbortSignal;
  succeed: (outcome?: Partial<Outcome>) => Promise<void>;
  fail: (error: Error) => Promise<void>;
}

/** A transfer whose every file waits for the test to say how it goes. */
export function arrange() {
  const inFlight: InFlight[] = [];
  const photo = new World().addPhoto("a".repeat(24), { status: "ready" });
  const outcomes: Outcome[] = [];
  const discarded: string[] = [];
  const send = (parcel: Parcel, progress: ProgressListener, signal: AbortSignal) =>
    new Promise<Outcome>((resolve, reject) => {
      const settled = async (settle: () => void) => {
        settle();
        await vi.advanceTimersByTimeAsync(0);
      };
      inFlight.push({
        parcel,
        progress,
        signal,
        succeed: (outcome) => settled(() => resolve({ photo, isDuplicate: false, ...outcome })),
        fail: (error) => settled(() => reject(error)),
      });
    });
  const queue = new UploadQueue(
    { send, processAgain: () => Promise.resolve(photo), discard: (name) => discarded.push(name) },
    (outcome) => outcomes.push(outcome),
    () => Date.now(),
  );
  const add = (count: number) =>
    queue.add(
      "album",
      Array.from({ length: count }, (_, at) => new File(["four"], `${at}.jpg`, { type: "image/jpeg" })),
    );
  const states = () => queue.snapshot().uploads.map(({ state }) => state);
  return { queue, inFlight, photo, outcomes, discarded, add, states };
}
