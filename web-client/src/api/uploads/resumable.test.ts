import { delay, http, HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import { problem } from "../../testing/answers";
import { server } from "../../testing/server";
import { RESUMABLE_FROM, ResumableUploads } from "./resumable";

const PARCEL = {
  file: new File([new Uint8Array(RESUMABLE_FROM)], "large.jpg", { type: "image/jpeg" }),
  albumId: "a".repeat(24),
  name: "large",
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
  const uploads = new ResumableUploads([0, 0]);
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
