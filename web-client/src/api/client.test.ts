import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { server } from "../testing/server";
import { call, fetchBlob } from "./client";

const SILENCE_MS = 40_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A picture of which a piece comes after each silence; `end` says whether the last one is the end of it. */
function arrange(count: number, { end }: { end: boolean }) {
  let left = count;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    await vi.advanceTimersByTimeAsync(left > 0 || end ? SILENCE_MS : 2 * SILENCE_MS);
    if (left > 0) controller.enqueue(new Uint8Array(1000));
    else if (end) controller.close();
    else await new Promise(() => undefined);
    left -= 1;
  };
  const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
  server.use(
    http.get(
      "*/function/storage/:key",
      () => new HttpResponse(body, { headers: { "Content-Type": "image/png" } }),
    ),
  );
  return fetchBlob("storage/picture", new AbortController().signal);
}

test("a picture may take long as long as it comes", async () => {
  const blob = await arrange(20, { end: true });
  expect([blob.size, blob.type]).toEqual([20_000, "image/png"]);
});

test("a picture of which nothing more comes is given up", async () => {
  await expect(arrange(3, { end: false })).rejects.toMatchObject({ kind: "timeout" });
});

/** An answer of which nothing comes but its head and the first bytes. */
function broken() {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('[{"_id')),
    pull: (controller) => controller.error(new TypeError("cut")),
  });
  server.use(http.get("*/function/photos/", () => new HttpResponse(body)));
}

test("an answer that breaks off is a network that was lost, which may be tried again", async () => {
  broken();
  await expect(call("GET", "photos/")).rejects.toMatchObject({ kind: "network", isTransient: true });
});

test("an answer that is wanted no more ends as its caller said", async () => {
  broken();
  const ended = new AbortController();
  const asked = call("GET", "photos/", { signal: ended.signal });
  ended.abort(new Error("done with it"));
  await expect(asked).rejects.toThrow("done with it");
});
