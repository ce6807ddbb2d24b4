import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp, worldOfAda } from "../testing/render-app";

function alps() {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  return { world, album, address: `/albums/${album._id}` };
}

/** As coming back to the window does: it has the client look again at once. */
const comeBack = () => window.dispatchEvent(new Event("visibilitychange"));

function shownNames() {
  const links = within(screen.getByRole("region", { name: "Photos" })).getAllByRole("link");
  return links.map((link) => within(link).getByRole("img").getAttribute("alt"));
}

test("a photo that is deleted elsewhere while it is processed disappears", async () => {
  const { world, album, address } = alps();
  world.addPhoto(album._id);
  renderApp(address, world);
  await screen.findByTestId("photo-card");
  world.photos.length = 0;
  await waitFor(() => expect(screen.queryByTestId("photo-card")).not.toBeInTheDocument());
});

test("what another window adds, changes or deletes shows at the next look", async () => {
  const { world, album, address } = alps();
  const old = world.finish(world.addPhoto(album._id)._id, ["cat"]);
  renderApp(`${address}?sort=added`, world);
  const card = await screen.findByTestId("photo-card");
  expect(card).toHaveTextContent("cat");
  world.change(old._id, { tags: ["lynx"] });
  comeBack();
  await waitFor(() => expect(card).toHaveTextContent("lynx"));
  world.finish(world.addPhoto(album._id)._id, ["dog"]);
  comeBack();
  await waitFor(() => expect(screen.getAllByTestId("photo-card")).toHaveLength(2));
  world.photos.shift();
  comeBack();
  await waitFor(() => expect(screen.getAllByTestId("photo-card")).toHaveLength(1));
});

test("an old photo that another window moves in takes its place among those of its day", async () => {
  const { world, album, address } = alps();
  const elsewhere = world.addAlbum("Andes");
  const add = (albumId: string, fileName: string, createdAt: number) =>
    world.finish(world.addPhoto(albumId, { fileName, createdAt })._id, []);
  const noon = (day: number) => new Date(2026, 4, day, 12).getTime();
  add(album._id, "week-old", noon(10));
  const old = add(elsewhere._id, "moved in", noon(10) + 60_000);
  add(album._id, "yesterday", noon(16));
  add(album._id, "today", noon(17));
  renderApp(`${address}?sort=added`, world);
  await screen.findAllByTestId("photo-card");
  world.putInto(old._id, [album._id]);
  comeBack();
  await waitFor(() => expect(shownNames()).toEqual(["today", "yesterday", "moved in", "week-old"]));
  const days = within(screen.getByRole("region", { name: "Photos" })).getAllByRole("heading");
  expect(days.map((day) => day.textContent)).toEqual([
    "Sunday, May 17, 20261 photo",
    "Saturday, May 16, 20261 photo",
    "Sunday, May 10, 20262 photos",
  ]);
});
