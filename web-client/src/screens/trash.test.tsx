import { screen, waitFor, within } from "@testing-library/react";
import { http } from "msw";
import { expect, test } from "vitest";
import { problem } from "../testing/answers";
import { renderApp, worldOfAda } from "../testing/render-app";
import { server } from "../testing/server";

function worldWithTrash() {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  const other = { ...world.addAlbum("Andes"), trashedAt: world.tick() };
  world.albums.shift();
  world.trashedAlbums.push(other);
  const bus = { ...world.finish(world.addPhoto(album._id, { fileName: "bus.jpg" })._id, []) };
  world.photos.length = 0;
  world.addPhoto(other._id, { fileName: "llama.jpg" });
  world.trashedPhotos.push({ ...bus, trashedAt: world.tick(), size: 2_000_000 });
  return { world, album, other, bus };
}

async function askToDelete(address: string, world: ReturnType<typeof worldOfAda>, name: string) {
  const app = renderApp(address, world);
  await app.user.hover(await screen.findByTestId(/^(photo|album)-card$/));
  await app.user.click(screen.getByRole("button", { name: `Actions for ${name}` }));
  await app.user.click(await screen.findByRole("menuitem", { name: /^Delete/ }));
  const question = await screen.findByRole("alertdialog");
  return { ...app, question, confirm: within(question).getByRole("button", { name: /^Delete/ }) };
}

test("a deleted photo comes back by Undo", async () => {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  world.finish(world.addPhoto(album._id, { fileName: "bus.jpg" })._id, []);
  const { user, question, confirm } = await askToDelete(`/albums/${album._id}`, world, "bus.jpg");
  await waitFor(() => expect(question).toHaveTextContent("from the trash for 30 days"));
  await user.click(confirm);
  expect(await screen.findByText("The photo was deleted.")).toBeVisible();
  await waitFor(() => expect(screen.queryByTestId("photo-card")).not.toBeInTheDocument());
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByTestId("photo-card")).toBeVisible();
  expect(await screen.findByText("All is back where it was.")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Undo" })).not.toBeInTheDocument();
  expect(world.trashedPhotos).toHaveLength(0);
});

test("a deleted album comes back by Undo", async () => {
  const world = worldOfAda();
  world.addAlbum("Alps");
  const { user, confirm } = await askToDelete("/albums", world, "Alps");
  await user.click(confirm);
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await screen.findByTestId("album-card")).toHaveTextContent("Alps");
});

test("where nothing comes into the trash, the question says so and nothing is offered", async () => {
  const world = worldOfAda();
  world.trashDays = 0;
  world.addAlbum("Alps");
  const { user, question, confirm } = await askToDelete("/albums", world, "Alps");
  expect(question).toHaveTextContent("cannot be brought back");
  await user.click(confirm);
  expect(await screen.findByText("“Alps” was deleted.")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Undo" })).not.toBeInTheDocument();
});

test("the page shows what is there, how long, and how much", async () => {
  const { world } = worldWithTrash();
  renderApp("/trash", world);
  expect(await screen.findByRole("heading", { name: "Trash" })).toBeVisible();
  const [album, photo] = await screen.findAllByTestId("trashed");
  expect(album).toHaveTextContent(/Andes1 photo · Deleted May 17, 2026/);
  expect(photo).toHaveTextContent("bus.jpg");
  expect(await screen.findByText(/stays here for 30 days.*counts as yours: 2 MB/)).toBeVisible();
});

test("a photo and an album are restored", async () => {
  const { world, bus, other } = worldWithTrash();
  const { user } = renderApp("/trash", world);
  await user.click(await screen.findByRole("button", { name: "Restore bus.jpg" }));
  expect(await screen.findByText("“bus.jpg” is back where it was.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Restore Andes" }));
  expect(await screen.findByRole("heading", { name: "Nothing here" })).toBeVisible();
  expect(world.photoOf(bus._id).trashedAt).toBeNull();
  expect(world.albums.map(({ _id }) => _id)).toContain(other._id);
});

test("a photo whose album is in the trash names the album", async () => {
  const { world, other, bus } = worldWithTrash();
  world.trashedPhotos[0] = { ...bus, albumId: other._id, albumIds: [other._id] };
  const { user } = renderApp("/trash", world);
  await user.click(await screen.findByRole("button", { name: "Restore bus.jpg" }));
  expect(await screen.findByText(/The album “Andes” is in the trash too/)).toBeVisible();
  expect(world.trashedPhotos).toHaveLength(1);
});

test("a photo that is in an open album, too, comes back without the one in the trash", async () => {
  const { world, album, other, bus } = worldWithTrash();
  world.trashedPhotos[0] = { ...bus, albumId: other._id, albumIds: [other._id, album._id] };
  const { user } = renderApp("/trash", world);
  await user.click(await screen.findByRole("button", { name: "Restore bus.jpg" }));
  expect(await screen.findByText("“bus.jpg” is back where it was.")).toBeVisible();
});

test("deleting for good asks first", async () => {
  const { world } = worldWithTrash();
  const { user } = renderApp("/trash", world);
  await user.click(await screen.findByRole("button", { name: "Delete bus.jpg for good" }));
  const question = await screen.findByRole("alertdialog", { name: "Delete “bus.jpg” for good?" });
  await user.click(within(question).getByRole("button", { name: "Delete for good" }));
  await waitFor(() => expect(screen.queryByText("bus.jpg")).not.toBeInTheDocument());
  expect(world.trashedPhotos).toHaveLength(0);
  expect(world.trashedAlbums).toHaveLength(1);
});

test("the trash is emptied after a question", async () => {
  const { world } = worldWithTrash();
  const { user } = renderApp("/trash", world);
  await user.click(await screen.findByRole("button", { name: "Empty the trash" }));
  const question = await screen.findByRole("alertdialog");
  await user.click(within(question).getByRole("button", { name: "Empty the trash" }));
  expect(await screen.findByText("The trash is empty.")).toBeVisible();
  expect(await screen.findByRole("heading", { name: "Nothing here" })).toBeVisible();
});

test("what cannot be restored stays, and the reason is said", async () => {
  const { world } = worldWithTrash();
  const { user } = renderApp("/trash", world);
  const restore = await screen.findByRole("button", { name: "Restore bus.jpg" });
  server.use(http.post("*/function/photos/:id/restore", () => problem(503, "The store is away.")));
  await user.click(restore);
  const notice = await screen.findByRole("alertdialog", { hidden: true });
  expect(notice).toHaveTextContent("A part of the server is not there");
  expect(screen.getAllByTestId("trashed")).toHaveLength(2);
});

test("many are restored together, an album before its photo", async () => {
  const { world, other, bus } = worldWithTrash();
  world.trashedPhotos[0] = { ...bus, albumId: other._id, albumIds: [other._id] };
  const { user } = renderApp("/trash", world);
  await user.click(await screen.findByRole("checkbox", { name: "Select bus.jpg" }));
  await user.click(screen.getByRole("button", { name: "Select all" }));
  const bar = within(screen.getByTestId("many-trashed"));
  await user.click(bar.getByRole("button", { name: "Restore" }));
  expect(await screen.findByText("2 items are back where they were.")).toBeVisible();
  expect(await screen.findByRole("heading", { name: "Nothing here" })).toBeVisible();
});

test("many are deleted for good after a question, and one that fails stays with its reason", async () => {
  const { world, bus } = worldWithTrash();
  const { user } = renderApp("/trash", world);
  await user.click(await screen.findByRole("checkbox", { name: "Select bus.jpg" }));
  await user.click(screen.getByRole("checkbox", { name: "Select Andes" }));
  server.use(http.delete(`*/function/photos/${bus._id}`, () => problem(503, "The store is away.")));
  const bar = within(screen.getByTestId("many-trashed"));
  await user.click(bar.getByRole("button", { name: "Delete for good" }));
  const question = await screen.findByRole("alertdialog", { name: "Delete 2 items for good?" });
  await user.click(within(question).getByRole("button", { name: "Delete for good" }));
  expect(await screen.findByText(/1 item is gone for good. It failed for 1: A part/)).toBeVisible();
  await waitFor(() => expect(screen.getAllByTestId("trashed")).toHaveLength(1));
  expect(screen.getByRole("checkbox", { name: "Select bus.jpg" })).toBeChecked();
});
