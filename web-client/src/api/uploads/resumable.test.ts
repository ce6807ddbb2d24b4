import { delay, http, HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import { problem } from "../../testing/answers";
import { server } from "../../testing/server";
import { SlowCable } from "../../testing/slow-cable";
import { RESUMABLE_FROM, ResumableUploads } from "./resumable";

const PARCEL = {
  file: new File([new Uint8Array(RESUMABLE_FROM)], "large.jpg", { type: "image/jpeg" }),
  albumId: "a".repeat(24),
  name: "large",
  type: "image/jpeg",
};
const AT = "*/function/storage/uploads";

/** A server that takes no more than the first bytes; `asked` is what it was asked for. */
function arrange(onDelete: () => Response) {
  const asked: string[] = [];
  const tus = (status: number, headers: Record<string, string> = {}) =>
    new HttpResponse(null, { status, headers: { "Tus-Resumable": "1.0.0", ...headers } });
  server.use(
    http.all(`${AT}*`, ({ request }) => {
      asked.push(request.method);
    }),
    http.post(AT, () => tus(201, { Location: `/function/storage/uploads/${asked.length}` })),
    http.head(`${AT}/:id`, () => tus(200, { "Upload-Offset": "7", "Upload-Length": String(RESUMABLE_FROM) })),
    http.patch(`${AT}/:id`, async () => {
      await delay("infinite");
      return tus(204);
    }),
    http.delete(`${AT}/:id`, onDelete),
  );
  const uploads = new ResumableUploads({ discardDelaysMs: [0, 0] });
  const begin = () => {
    const controller = new AbortController();
    const sending = { digest: null, signal: controller.signal, onProgress: () => undefined };
    const end = uploads.send("incoming:ada:large", PARCEL, sending).catch((error: unknown) => error);
    const abort = () => {
      controller.abort();
      return end;
    };
    return abort;
  };
  const sent = (...methods: string[]) => vi.waitFor(() => expect(asked).toEqual(methods), 20_000);
  return { uploads, begin, sent };
}

test("what is not wanted any more the server is told to drop, until it has heard it", async () => {
  const answers = [HttpResponse.error(), problem(503, "Away."), new HttpResponse(null, { status: 204 })];
  const { uploads, begin, sent } = arrange(() => answers.shift() ?? HttpResponse.error());
  const abort = begin();
  await sent("POST", "PATCH");
  const error = abort();
  uploads.discard(PARCEL.name);
  expect(await error).toMatchObject({ name: "AbortError" });
  const abortAgain = begin();
  await sent("POST", "PATCH", "DELETE", "DELETE", "DELETE", "POST", "PATCH");
  await abortAgain();
});

test("a pause leaves there what was sent", async () => {
  const { begin, sent } = arrange(() => HttpResponse.error());
  const abort = begin();
  await sent("POST", "PATCH");
  await abort();
  const abortAgain = begin();
  await sent("POST", "PATCH", "HEAD", "PATCH");
  await abortAgain();
});

const MIB = 1024 * 1024;

/** Sends a file again and again until it is there, as the queue does; how often it was begun. */
async function sendOver(cable: SlowCable, size: number): Promise<number> {
  const uploads = new ResumableUploads({ httpStack: cable, now: () => cable.now });
  const file = new File([new Uint8Array(size)], "photo.jpg", { type: "image/jpeg" });
  const parcel = { file, albumId: "b".repeat(24), name: `photo-${size}`, type: file.type };
  const sending = { digest: null, signal: new AbortController().signal, onProgress: () => undefined };
  for (let tries = 1; ; tries += 1) {
    const end = await uploads
      .send(`incoming:ada:${parcel.name}`, parcel, sending)
      .catch((error: unknown) => error);
    if (typeof end === "string") return tries;
    expect(end).toMatchObject({ status: 504 });
  }
}

test("over a fast line a large file needs few requests", async () => {
  const cable = new SlowCable({ bytesPerSecond: 100 * MIB });
  expect(await sendOver(cable, 23 * MIB)).toBe(1);
  expect(cable.pieces.map((bytes) => bytes / MIB)).toEqual([1, 2, 4, 8, 8]);
});

test("over a slow line each request lasts some seconds", async () => {
  const cable = new SlowCable({ bytesPerSecond: 64_000 });
  expect(await sendOver(cable, 12_000_000)).toBe(1);
  expect(Math.max(...cable.pieces.slice(1)) / 64_000).toBeLessThan(5);
});

test("where a limit on the way cuts what is slow, pieces become small enough for it", async () => {
  const cable = new SlowCable({ bytesPerSecond: 40_000, longestMs: 10_000 });
  expect(await sendOver(cable, 12_000_000)).toBe(3);
  expect(cable.cuts).toBe(2);
  expect(cable.isWhole).toBe(true);
});
