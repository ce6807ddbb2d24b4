import { http } from "msw";
import { expect, test } from "vitest";
import { problem } from "../../testing/answers";
import { functionsOf } from "../../testing/functions";
import { server } from "../../testing/server";
import { World } from "../../testing/world";
import type { Problem } from "../problem";
import { GuestSession } from "./guest-session";

function shared(password: string | null = null) {
  const world = new World();
  const album = world.addAlbum("Alps");
  const share = world.share(album._id, { password });
  server.use(...functionsOf(world));
  const look = (guest: GuestSession) => guest.call("GET", `albums/${album._id}`);
  return { world, share, look, token: share.token ?? "" };
}

async function statusOf(asked: Promise<unknown>): Promise<number> {
  return asked.then(
    () => 200,
    (error: unknown) => (error as Problem).status,
  );
}

test("a session that is over is begun again by the link and its password, once for all that ask", async () => {
  const { world, look, token } = shared("open sesame");
  const guest = await GuestSession.open(token, "open sesame");
  world.openings = 7; // what the first opening gave is good no longer
  const statuses = await Promise.all([1, 2, 3].map(() => statusOf(look(guest))));
  expect(statuses).toEqual([200, 200, 200]);
  expect(world.openings).toBe(8);
});

test("a session ends with its share, and then asks for nothing more", async () => {
  const { world, share, look, token } = shared();
  const guest = await GuestSession.open(token, null);
  world.endShare(share._id);
  expect(await statusOf(look(guest))).toBe(401);
  let opened = 0;
  server.use(
    http.post("*/function/albums/shares/open", () => {
      opened += 1;
      return undefined;
    }),
  );
  expect(await statusOf(look(guest))).toBe(401);
  expect(opened).toBe(0);
});

test("a link that cannot be opened again just now has not ended", async () => {
  const { world, look, token } = shared();
  const guest = await GuestSession.open(token, null);
  world.openings = 7;
  const busy = () => problem(503, "The metadata store is not there.");
  server.use(http.post("*/function/albums/shares/open", busy, { once: true }));
  expect(await statusOf(look(guest))).toBe(503);
  expect(await statusOf(look(guest))).toBe(200);
});

test("a guest asks with what the link gave, and not with the cookie of whoever is signed in", async () => {
  const { look, token } = shared();
  const guest = await GuestSession.open(token, null);
  const asked: Request[] = [];
  server.events.on("request:start", ({ request }) => void asked.push(request.clone()));
  await look(guest);
  server.events.removeAllListeners();
  expect(asked.map(({ credentials }) => credentials)).toEqual(["omit"]);
  expect(asked.map(({ headers }) => headers.get("Authorization")?.startsWith("Bearer guest-"))).toEqual([
    true,
  ]);
});
