import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { functionsOf } from "../../testing/functions";
import { server } from "../../testing/server";
import { World } from "../../testing/world";
import { transferFor } from "./transfer";

const PROGRESS = { onSending: () => undefined, onRecording: () => undefined };
const SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

function arrange() {
  const world = new World();
  world.signedInAs = "ada";
  const album = world.addAlbum("Alps", "ada");
  server.use(...functionsOf(world));
  const transfer = transferFor("ada");
  const send = (name: string, bytes: string) => {
    const file = new File([bytes], `${name}.jpg`, { type: "image/jpeg" });
    return transfer.send(
      { file, albumId: album._id, name, type: "image/jpeg" },
      PROGRESS,
      new AbortController().signal,
    );
  };
  return { world, album, send };
}

test("bytes that the album has already are not sent", async () => {
  const { world, album, send } = arrange();
  const there = world.addPhoto(album._id, { sha256: SHA256_OF_ABC });
  expect(await send("other", "abc")).toEqual({ photo: there, isDuplicate: true });
  expect(world.blobs.size).toBe(0);
});

test("of two equal files at the same time one is sent", async () => {
  const { world, send } = arrange();
  server.use(
    http.post<never, { albumId: string; key: string }>("*/function/photos/", async ({ request }) => {
      const { albumId, key } = await request.json();
      return HttpResponse.json(world.addPhoto(albumId, { key, sha256: SHA256_OF_ABC }), { status: 202 });
    }),
  );
  const outcomes = await Promise.all([send("one", "abc"), send("two", "abc")]);
  // Which of them is not promised.
  expect(outcomes.filter(({ isDuplicate }) => isDuplicate)).toHaveLength(1);
  expect(world.blobs.size).toBe(1);
});

test("bytes that are stored but could not be recorded are not sent again", async () => {
  const { world, send } = arrange();
  let sent = 0;
  server.use(
    http.post("*/function/photos/", () => HttpResponse.error(), { once: true }),
    http.put("*/function/storage/:key", () => {
      sent += 1;
      return HttpResponse.json({}, { status: 201 });
    }),
  );
  await expect(send("one", "abc")).rejects.toMatchObject({ kind: "network" });
  expect((await send("one", "abc")).photo).toEqual(world.photos[0]);
  expect(sent).toBe(1);
});

test("the bytes travel with their digest", async () => {
  const { send } = arrange();
  let digest: string | null = null;
  server.use(
    http.put("*/function/storage/:key", ({ request }) => {
      digest = request.headers.get("Content-Digest");
      return HttpResponse.json({}, { status: 201 });
    }),
  );
  await send("one", "abc");
  expect(digest).toBe("sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:");
});
