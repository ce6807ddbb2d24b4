import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { arrange } from "../../testing/uploads";
import { Problem } from "../problem";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("three files are under way at once, the next follows when one is done", async () => {
  const { inFlight, outcomes, add, states } = arrange();
  add(5);
  expect(states()).toEqual(["checking", "checking", "checking", "waiting", "waiting"]);
  await inFlight[1]?.succeed();
  expect(states()).toEqual(["checking", "done", "checking", "checking", "waiting"]);
  expect(outcomes).toHaveLength(1);
});

test("a cut connection is tried again after a pause, with the same name", async () => {
  const { queue, inFlight, add } = arrange();
  add(1);
  await inFlight[0]?.fail(new Problem("network"));
  expect(queue.snapshot().uploads[0]).toMatchObject({ state: "waiting", problem: { kind: "network" } });
  await vi.advanceTimersByTimeAsync(999);
  expect(inFlight).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(inFlight).toHaveLength(2);
  expect(inFlight[1]?.parcel.name).toBe(inFlight[0]?.parcel.name);
});

test("when the connection is back nothing waits any longer", async () => {
  const { queue, inFlight, add } = arrange();
  add(1);
  await inFlight[0]?.fail(new Problem("network"));
  queue.tryNow();
  expect(inFlight).toHaveLength(2);
});

test("the server's wish to wait is kept", async () => {
  const { inFlight, add } = arrange();
  add(1);
  await inFlight[0]?.fail(new Problem("answer", 503, "The store is away.", 7_000));
  await vi.advanceTimersByTimeAsync(6_999);
  expect(inFlight).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(inFlight).toHaveLength(2);
});

test("a refusal is final, and no other try is made", async () => {
  const { queue, inFlight, add, states } = arrange();
  add(1);
  await inFlight[0]?.fail(new Problem("answer", 413, "Too large."));
  await vi.advanceTimersByTimeAsync(60_000);
  queue.retryFailed();
  expect(states()).toEqual(["failed"]);
  expect(inFlight).toHaveLength(1);
});

test("what stayed out of reach is sent when a person tries again", async () => {
  const { queue, inFlight, add, states } = arrange();
  add(1);
  for (let tries = 0; tries < 6; tries += 1) {
    await inFlight[tries]?.fail(new Problem("network"));
    await vi.advanceTimersByTimeAsync(20_000);
  }
  expect(states()).toEqual(["failed"]);
  queue.retryFailed();
  await inFlight[6]?.succeed();
  expect(states()).toEqual(["done"]);
});

test("what failed is let go with its place in the list", async () => {
  const { queue, inFlight, discarded, add } = arrange();
  add(1);
  await inFlight[0]?.fail(new Problem("answer", 413, "Too large."));
  expect(discarded).toEqual([]);
  queue.clearSettled();
  expect(discarded).toEqual([inFlight[0]?.parcel.name]);
});

test("what stays out of reach fails in the end, with the reason", async () => {
  const { queue, inFlight, add } = arrange();
  add(1);
  for (let tries = 0; tries < 6; tries += 1) {
    await inFlight[tries]?.fail(new Problem("timeout"));
    await vi.advanceTimersByTimeAsync(20_000);
  }
  expect(inFlight).toHaveLength(6);
  expect(queue.snapshot().uploads[0]).toMatchObject({ state: "failed", problem: { kind: "timeout" } });
});

test("however often it is cut, what comes further each time goes on", async () => {
  const { inFlight, add, states } = arrange();
  add(1);
  for (let tries = 0; tries < 20; tries += 1) {
    inFlight[tries]?.progress.onSending(tries + 1);
    await inFlight[tries]?.fail(new Problem("network"));
    await vi.advanceTimersByTimeAsync(20_000);
  }
  await inFlight[20]?.succeed();
  expect(states()).toEqual(["done"]);
});

test("a pause stops what is under way, and going on begins it again", () => {
  const { queue, inFlight, discarded, add, states } = arrange();
  add(4);
  queue.pause();
  expect(discarded).toEqual([]);
  expect(states()).toEqual(["waiting", "waiting", "waiting", "waiting"]);
  expect(inFlight.every(({ signal }) => signal.aborted)).toBe(true);
  queue.resume();
  expect(states()).toEqual(["checking", "checking", "checking", "waiting"]);
});

test("a cancelled file gives its place to the next, and its late answer counts for nothing", async () => {
  const { queue, inFlight, outcomes, discarded, add, states } = arrange();
  add(4);
  queue.cancel(queue.snapshot().uploads[0]?.id ?? "");
  expect(inFlight[0]?.signal.aborted).toBe(true);
  expect(discarded).toEqual([inFlight[0]?.parcel.name]);
  expect(states()).toEqual(["cancelled", "checking", "checking", "checking"]);
  await inFlight[0]?.succeed();
  expect(states()[0]).toBe("cancelled");
  expect(outcomes).toHaveLength(0);
});

test("once the bytes are there it is too late to cancel", () => {
  const { queue, inFlight, add, states } = arrange();
  add(1);
  inFlight[0]?.progress.onRecording();
  queue.cancelAll();
  expect(states()).toEqual(["recording"]);
});

test("the speed is that of the last seconds, over all files", async () => {
  const { queue, inFlight, add } = arrange();
  add(2);
  inFlight[0]?.progress.onSending(0);
  inFlight[1]?.progress.onSending(500_000); // there since before a cut
  await vi.advanceTimersByTimeAsync(1_000);
  inFlight[0]?.progress.onSending(3_000);
  inFlight[1]?.progress.onSending(501_000);
  expect(queue.snapshot().bytesPerSecond).toBe(4_000);
});
