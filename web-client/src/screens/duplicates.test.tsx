import { screen, waitFor, within } from "@testing-library/react";
import { http } from "msw";
import { expect, test } from "vitest";
import { problem } from "../testing/answers";
import { renderApp, worldOfAda } from "../testing/render-app";
import { server } from "../testing/server";

function worldWithPairs() {
  const world = worldOfAda();
  const { _id: albumId } = world.addAlbum("Alps");
  const add = (fileName: string, width: number) =>
    world.addPhoto(albumId, { fileName, width, height: width / 2, albumIds: [albumId] })._id;
  const [bus, small, cat, copy] = [
    add("bus.jpg", 2000),
    add("small.jpg", 500),
    add("cat.jpg", 900),
    add("copy.jpg", 800),
  ];
  world.duplicates.push([bus, small], [cat, copy]);
  return { world, bus, small, cat, copy };
}

const shown = async () => (await screen.findAllByTestId("duplicate")).map((each) => each.textContent);

const inFirst = async () => within(await screen.findByRole("region", { name: "Group 1" }));

test("each group shows what tells its photos apart, the best chosen", async () => {
  const { world } = worldWithPairs();
  renderApp("/duplicates", world);
  expect(await screen.findByRole("heading", { name: "Duplicates" })).toBeVisible();
  expect((await shown())[0]).toBe("Bestbus.jpg2000 × 1000 · 137 kB · in 1 album");
  expect(screen.getByRole("radio", { name: "Keep bus.jpg" })).toBeChecked();
  expect(screen.getByRole("radio", { name: "Keep small.jpg" })).not.toBeChecked();
  expect(await screen.findByText(/others go into the trash for 30 days/)).toBeVisible();
});

test("the best of a group is kept, and the others come back by Undo", async () => {
  const { world, small } = worldWithPairs();
  const { user } = renderApp("/duplicates", world);
  await screen.findByText(/for 30 days/);
  await user.click((await inFirst()).getByRole("button", { name: "Keep the chosen one" }));
  expect(await screen.findByText("1 photo that was there twice was deleted.")).toBeVisible();
  await waitFor(() => expect(screen.getAllByTestId("duplicates")).toHaveLength(1));
  expect(world.trashedPhotos.map(({ _id }) => _id)).toEqual([small]);
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(screen.getAllByTestId("duplicates")).toHaveLength(2));
});

test("another than the best may be kept", async () => {
  const { world, bus } = worldWithPairs();
  const { user } = renderApp("/duplicates", world);
  await user.click(await screen.findByRole("radio", { name: "Keep small.jpg" }));
  await screen.findByText(/for 30 days/);
  await user.click((await inFirst()).getByRole("button", { name: "Keep the chosen one" }));
  await waitFor(() => expect(world.trashedPhotos.map(({ _id }) => _id)).toEqual([bus]));
});

test("what is chosen of all groups is kept at once, after a question", async () => {
  const { world, small, cat } = worldWithPairs();
  const { user } = renderApp("/duplicates", world);
  await user.click(await screen.findByRole("radio", { name: "Keep copy.jpg" }));
  await user.click(screen.getByRole("button", { name: "Keep the chosen one of each" }));
  const question = await screen.findByRole("alertdialog", { name: "Delete 2 photos?" });
  expect(world.trashedPhotos).toHaveLength(0);
  await user.click(within(question).getByRole("button", { name: "Keep the chosen one of each" }));
  expect(await screen.findByRole("heading", { name: "Nothing is there twice" })).toBeVisible();
  expect(world.trashedPhotos.map(({ _id }) => _id).sort()).toEqual([small, cat]);
});

test("where the trash keeps nothing, one group is a question, too", async () => {
  const { world } = worldWithPairs();
  world.trashDays = 0;
  const { user } = renderApp("/duplicates", world);
  await user.click((await inFirst()).getByRole("button", { name: "Keep the chosen one" }));
  expect(await screen.findByRole("alertdialog")).toHaveTextContent("deleted for good");
  expect(world.photos).toHaveLength(4);
});

test("a group that is none is not shown again", async () => {
  const { world } = worldWithPairs();
  const { user } = renderApp("/duplicates", world);
  await user.click((await inFirst()).getByRole("button", { name: "Not duplicates" }));
  await waitFor(() => expect(screen.getAllByTestId("duplicates")).toHaveLength(1));
  expect(world.photos).toHaveLength(4);
});

test("a failure is told, and the group stays", async () => {
  const { world } = worldWithPairs();
  const { user } = renderApp("/duplicates", world);
  await screen.findByText(/for 30 days/);
  server.use(http.post("*/function/photos/duplicates/merge", () => problem(409, "It is in the trash.")));
  await user.click((await inFirst()).getByRole("button", { name: "Keep the chosen one" }));
  const notice = await screen.findByRole("alertdialog", { hidden: true });
  expect(notice).toHaveTextContent("It is in the trash.");
  expect(screen.getAllByTestId("duplicates")).toHaveLength(2);
});

test("the person's menu leads there", async () => {
  const { world } = worldWithPairs();
  const { user } = renderApp("/albums", world);
  await user.click(await screen.findByRole("button", { name: /Account/ }));
  await user.click(await screen.findByRole("menuitem", { name: "Duplicates" }));
  expect(await screen.findAllByTestId("duplicates")).toHaveLength(2);
});
