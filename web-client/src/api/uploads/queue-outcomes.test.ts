import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { arrange } from "../../testing/uploads";
import { World } from "../../testing/world";
import type { Photo, Step } from "../types";

const NOT_BEGUN = {
  state: "pending",
  attempts: 0,
  startedAt: null,
  finishedAt: null,
  version: null,
  error: null,
} as const;
const PENDING = {
  metadata: NOT_BEGUN,
  thumbnail: NOT_BEGUN,
  recognition: NOT_BEGUN,
  labels: NOT_BEGUN,
  review: NOT_BEGUN,
};
const failedWith = (title: string): Step => ({
  ...NOT_BEGUN,
  state: "failed",
  error: { title, detail: "No." },
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const BROKEN: Partial<Photo> = {
  status: "failed",
  steps: { ...PENDING, metadata: failedWith("Unprocessable Entity") },
};
const AWAY: Partial<Photo> = {
  status: "failed",
  steps: { ...PENDING, thumbnail: failedWith("Bad Gateway") },
};

test("a photo that is there is done once it can be seen", async () => {
  const { queue, inFlight, photo, add, states } = arrange();
  add(1);
  await inFlight[0]?.succeed({ photo: { ...photo, status: "processing" } });
  expect(states()).toEqual(["processing"]);
  queue.learn([new World().addPhoto("b".repeat(24)), photo]);
  expect(states()).toEqual(["done"]);
});

test("a file of which no photo can be made has failed, with the reason and no other try", async () => {
  const { queue, inFlight, photo, add, states } = arrange();
  add(1);
  await inFlight[0]?.succeed({ photo: { ...photo, status: "processing" } });
  queue.learn([{ ...photo, ...BROKEN }]);
  expect(queue.snapshot().uploads[0]).toMatchObject({
    state: "failed",
    problem: { status: 422, detail: "No." },
  });
  queue.retryFailed();
  expect(states()).toEqual(["failed"]);
});

test("a photo whose making failed in passing is looked at again, and not sent again", async () => {
  const { queue, inFlight, photo, add, states } = arrange();
  add(1);
  await inFlight[0]?.succeed({ photo: { ...photo, status: "processing" } });
  queue.learn([{ ...photo, ...AWAY }]);
  expect(states()).toEqual(["failed"]);
  queue.retryFailed();
  await vi.advanceTimersByTimeAsync(0);
  expect(states()).toEqual(["done"]);
  expect(inFlight).toHaveLength(1);
});

test("what the server would not take is not sent", () => {
  const { queue, inFlight, states } = arrange();
  const formats = [{ name: "JPEG", contentType: "image/jpeg", endings: ["jpg"], isRaw: false }];
  queue.know({ maxBytes: 3, formats });
  queue.add("album", [new File(["four"], "large.jpg", { type: "image/jpeg" }), new File(["x"], "a.xmp")]);
  expect(states()).toEqual(["failed", "refused"]);
  expect(queue.snapshot().uploads[0]?.problem?.status).toBe(413);
  expect(inFlight).toHaveLength(0);
});
