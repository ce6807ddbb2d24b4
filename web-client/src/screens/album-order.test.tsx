import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp, worldOfAda } from "../testing/render-app";
import { server } from "../testing/server";

const MAY = Date.UTC(2019, 4, 3, 12);
const JUNE = Date.UTC(2019, 5, 7, 12);

/** June was added before May; one tells no time. */
function threeTaken() {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  const add = (fileName: string, takenAt: number | null, tags: string[]) =>
    world.finish(world.addPhoto(album._id, { fileName, takenAt })._id, tags);
  add("june.jpg", JUNE, ["dog"]);
  add("may.jpg", MAY, ["dog", "car"]);
  add("undated.jpg", null, ["cat"]);
  return { world, album, address: `/albums/${album._id}` };
}

function shownNames() {
  const links = within(screen.getByRole("region", { name: "Photos" })).getAllByRole("link");
  return links.map((link) => within(link).getByRole("img").getAttribute("alt")?.split(":")[0]);
}

test("an album shows its photos by when they were taken, as the home page does", async () => {
  const { world, address } = threeTaken();
  renderApp(address, world);
  await screen.findAllByTestId("photo-card");
  expect(shownNames()).toEqual(["june.jpg", "may.jpg", "undated.jpg"]);
  const months = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
  expect(months).toEqual(["June 20191 photo", "May 20191 photo", "Without a date1 photo"]);
});

test("the order that was chosen last is that of the next album", async () => {
  const { world, address } = threeTaken();
  const other = world.addAlbum("Andes");
  world.addPhoto(other._id);
  const { user, router } = renderApp(address, world);
  await user.click(await screen.findByRole("button", { name: "Sort: Date taken" }));
  await user.click(await screen.findByRole("menuitemradio", { name: "File name" }));
  await waitFor(() => expect(shownNames()).toEqual(["june.jpg", "may.jpg", "undated.jpg"]));
  expect(router.state.location.search).toBe("?sort=name");
  await router.navigate(`/albums/${other._id}`);
  expect(await screen.findByRole("button", { name: "Sort: File name" })).toBeVisible();
});

test("tags keep their places, whatever is chosen", async () => {
  const { world, address } = threeTaken();
  const { user } = renderApp(address, world);
  const group = await screen.findByRole("group", { name: "Filter by tag" });
  const names = () =>
    within(group)
      .getAllByRole("button")
      .map(({ textContent }) => textContent.split(" ")[0]);
  expect(names().slice(0, 3)).toEqual(["dog2", "car1", "cat1"]);
  await user.click(within(group).getByRole("button", { name: "car (1 photo)" }));
  expect(names().slice(0, 3)).toEqual(["dog1", "car1", "cat0"]);
  expect(within(group).getByRole("button", { name: "cat (0 photos)" })).toBeDisabled();
});

test("of a large album the functions count, and only what is near is fetched", async () => {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  for (let count = 0; count < 900; count += 1)
    world.finish(world.addPhoto(album._id, { takenAt: count < 450 ? MAY : JUNE })._id, ["dog"]);
  world.finish(world.addPhoto(album._id, { fileName: "old.jpg", takenAt: Date.UTC(1990, 0, 1) })._id, [
    "cat",
  ]);
  const asked: string[] = [];
  server.events.on("request:start", ({ request }) => {
    if (request.url.includes("/photos/?")) asked.push(new URL(request.url).search);
  });
  const { user } = renderApp(`/albums/${album._id}`, world);
  expect(await screen.findByRole("button", { name: "dog (900 photos)" })).toBeVisible();
  expect(await screen.findByText("901 photos · Created May 17, 2026")).toBeVisible();
  expect((await screen.findAllByTestId("photo-card")).length).toBeLessThan(60);
  expect(asked.filter((search) => search.includes("limit=500") && !search.includes("status"))).toEqual([]);
  await user.click(screen.getByRole("button", { name: "cat (1 photo)" }));
  expect(await screen.findByRole("link", { name: "old.jpg: cat" })).toBeVisible();
  await waitFor(() => expect(screen.getAllByTestId("photo-card")).toHaveLength(1));
  server.events.removeAllListeners();
});
