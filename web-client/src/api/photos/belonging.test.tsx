import { QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import { http } from "msw";
import { expect, test } from "vitest";
import { functionsOf } from "../../testing/functions";
import { server } from "../../testing/server";
import { World } from "../../testing/world";
import { newQueryClient } from "../query-client";
import { useAddToAlbum, useTakeOut } from "./belonging";

function useBoth() {
  return { add: useAddToAlbum(), takeOut: useTakeOut() };
}

test("a thousand photos go at a call, and are told together", async () => {
  const world = new World();
  const [album, other] = [world.addAlbum("Alps"), world.addAlbum("Andes")];
  const photos = Array.from({ length: 1001 }, () => world.addPhoto(other._id));
  world.photos.splice(world.photos.indexOf(world.photoOf(photos[7]?._id ?? "")), 1);
  const calls: number[] = [];
  server.use(
    http.post("*/function/albums/:id/photos", async ({ request }) => {
      calls.push(((await request.clone().json()) as { ids: string[] }).ids.length);
    }),
    ...functionsOf(world),
  );
  const client = newQueryClient();
  const { result } = renderHook(useBoth, {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
  const added = await result.current.add.mutateAsync({ photos, albumId: album._id });
  expect(calls).toEqual([1000, 1]);
  expect([added.done.length, added.problems.length]).toEqual([1000, 1]);
  expect(added.done.every(({ albumIds }) => albumIds.includes(album._id))).toBe(true);
  const left = await result.current.takeOut.mutateAsync({ photos: added.done, from: album._id });
  expect([left.done.length, left.problems.length]).toEqual([1000, 0]);
});
