import { screen, waitFor, within } from "@testing-library/react";
import { http } from "msw";
import { expect, test } from "vitest";
import { problem } from "../testing/answers";
import { renderApp, worldOfAda } from "../testing/render-app";
import { server } from "../testing/server";

/** Albums Alps, with a.jpg and b.jpg, and Andes, with nothing. */
function twoAlbums() {
  const world = worldOfAda();
  const alps = world.addAlbum("Alps");
  const andes = world.addAlbum("Andes");
  const [a, b] = ["a.jpg", "b.jpg"].map((fileName) =>
    world.finish(world.addPhoto(alps._id, { fileName })._id, ["dog"]),
  );
  if (!a || !b) throw new Error("two photos were made");
  return { world, alps, andes, a, b };
}

async function select(address: string, world: ReturnType<typeof worldOfAda>, ...names: string[]) {
  const app = renderApp(address, world);
  for (const name of names)
    await app.user.click(await screen.findByRole("checkbox", { name: `Select ${name}` }));
  const bar = within(await screen.findByTestId("selection-bar"));
  const press = (name: string) => app.user.click(bar.getByRole("button", { name }));
  return { ...app, bar, press };
}

function shownNames() {
  const links = screen.getAllByRole("link", { name: /[.]jpg/ });
  return links.map((link) => within(link).getByRole("img").getAttribute("alt")?.split(":")[0]);
}

test("photos are added to an album and stay where they are", async () => {
  const { world, alps, andes, a, b } = twoAlbums();
  world.putInto(b._id, [alps._id]);
  const { user, router, press } = await select(`/albums/${alps._id}`, world, "a.jpg", "b.jpg");
  await press("Add to album");
  const dialog = await screen.findByRole("dialog", { name: "Add 2 photos to" });
  expect(await within(dialog).findByRole("radio", { name: /^Alps Already there/ })).toBeDisabled();
  await user.click(within(dialog).getByRole("radio", { name: /Andes/ }));
  await user.click(within(dialog).getByRole("button", { name: "Add" }));
  expect(await screen.findByText("2 photos were added to “Andes”.")).toBeVisible();
  expect([a, b].map(({ _id }) => world.photoOf(_id).albumIds)).toEqual([
    [alps._id, andes._id],
    [alps._id, andes._id],
  ]);
  expect(screen.queryByTestId("selection-bar")).not.toBeInTheDocument();
  expect(shownNames()).toEqual(["b.jpg", "a.jpg"]);
  await router.navigate(`/albums/${andes._id}`);
  await waitFor(() => expect(shownNames()).toEqual(["b.jpg", "a.jpg"]));
});

test("among all photos they are only added, also to an album that is made for them", async () => {
  const { world, alps, a } = twoAlbums();
  const { user, bar, press } = await select("/", world, "a.jpg");
  expect(bar.queryByRole("button", { name: "Move to album" })).not.toBeInTheDocument();
  expect(bar.queryByRole("button", { name: "Remove from album" })).not.toBeInTheDocument();
  await press("Add to album");
  await user.type(await screen.findByLabelText("New album"), " Atlas {Enter}");
  expect(await screen.findByText("1 photo was added to “Atlas”.")).toBeVisible();
  expect(world.albums.map(({ albumName }) => albumName)).toEqual(["Atlas", "Andes", "Alps"]);
  expect(world.photoOf(a._id).albumIds).toEqual([alps._id, world.albums[0]?._id]);
});

test("a name that cannot be one is told, and nothing is made", async () => {
  const { world } = twoAlbums();
  const { user, press } = await select("/", world, "a.jpg");
  await press("Add to album");
  await user.click(await screen.findByLabelText("New album"));
  await user.paste("A".repeat(101));
  await user.keyboard("{Enter}");
  expect(await screen.findByText("Use at most 100 characters.")).toBeVisible();
  expect(world.albums).toHaveLength(2);
});

test("what is chosen last counts: an album of the list, or a new one's name", async () => {
  const { world, andes, a } = twoAlbums();
  const { user, press } = await select("/", world, "a.jpg");
  await press("Add to album");
  const name = await screen.findByLabelText("New album");
  const radio = await screen.findByRole("radio", { name: /Andes/ });
  await user.click(radio);
  await user.type(name, "Atlas");
  expect(radio).not.toBeChecked();
  await user.click(radio);
  expect(name).toHaveValue("");
  await user.click(screen.getByRole("button", { name: "Add" }));
  expect(await screen.findByText("1 photo was added to “Andes”.")).toBeVisible();
  expect(world.albums).toHaveLength(2);
  expect(world.photoOf(a._id).albumIds).toContain(andes._id);
});

test("photos move to another album, and stay in all others", async () => {
  const { world, alps, andes, a } = twoAlbums();
  const atlas = world.addAlbum("Atlas");
  world.putInto(a._id, [atlas._id, alps._id]);
  const { user, press } = await select(`/albums/${alps._id}`, world, "a.jpg");
  await press("Move to album");
  const dialog = await screen.findByRole("dialog", { name: "Move 1 photo to" });
  await user.click(await within(dialog).findByRole("radio", { name: /Andes/ }));
  await user.click(within(dialog).getByRole("button", { name: "Move" }));
  expect(await screen.findByText("1 photo was moved to “Andes”.")).toBeVisible();
  expect(world.photoOf(a._id).albumIds).toEqual([atlas._id, andes._id]);
  expect(shownNames()).toEqual(["b.jpg"]);
});

test("what could not be put into the other album is not taken out of this one", async () => {
  const { world, alps, a } = twoAlbums();
  const { user, press } = await select(`/albums/${alps._id}`, world, "a.jpg");
  await press("Move to album");
  await user.click(await screen.findByRole("radio", { name: /Andes/ }));
  server.use(http.post("*/function/albums/:id/photos", () => problem(404, "There is no such album.")));
  await user.click(screen.getByRole("button", { name: "Move" }));
  expect(await screen.findByText("1 photo was left as before: It is no longer there.")).toBeVisible();
  expect(world.photoOf(a._id).albumIds).toEqual([alps._id]);
  expect(shownNames()).toEqual(["b.jpg", "a.jpg"]);
});

test("a photo is removed from an album, stays in Photos, and comes back by Undo", async () => {
  const { world, alps, a } = twoAlbums();
  const { user, press } = await select(`/albums/${alps._id}`, world, "a.jpg");
  await press("Remove from album");
  expect(await screen.findByText("Removed from “Alps”. It stays in Photos.")).toBeVisible();
  expect(world.photoOf(a._id)).toMatchObject({ albumIds: [], albumId: null });
  expect(shownNames()).toEqual(["b.jpg"]);
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByText("Back in “Alps”.")).toBeVisible();
  expect(world.photoOf(a._id).albumIds).toEqual([alps._id]);
  expect(shownNames()).toEqual(["b.jpg", "a.jpg"]);
});

test("of photos that are in other albums nothing more is said", async () => {
  const { world, alps, andes, a } = twoAlbums();
  world.putInto(a._id, [alps._id, andes._id]);
  const { press } = await select(`/albums/${alps._id}`, world, "a.jpg");
  await press("Remove from album");
  expect(await screen.findByText("Removed from “Alps”.")).toBeVisible();
});

test("where some are in other albums, it is said how many are not", async () => {
  const { world, alps, andes, a } = twoAlbums();
  world.putInto(a._id, [alps._id, andes._id]);
  const { press } = await select(`/albums/${alps._id}`, world, "a.jpg", "b.jpg");
  await press("Remove from album");
  expect(await screen.findByText("Removed from “Alps”. 1 of them stays in Photos alone.")).toBeVisible();
});

test("what was gone already is told, and the others are removed", async () => {
  const { world, alps, a, b } = twoAlbums();
  const { press } = await select(`/albums/${alps._id}`, world, "a.jpg", "b.jpg");
  world.putInto(a._id, []);
  await press("Remove from album");
  expect(await screen.findByText("1 photo was left as before: It is no longer there.")).toBeVisible();
  expect(world.photoOf(b._id).albumIds).toEqual([]);
});

test("whose album it is takes out others' photos, too, but cannot put them back", async () => {
  const { world, alps, a } = twoAlbums();
  world.change(a._id, { userName: "bob" });
  const { bar, press } = await select(`/albums/${alps._id}`, world, "a.jpg");
  expect(bar.queryByRole("button", { name: "Add to album" })).not.toBeInTheDocument();
  await press("Remove from album");
  expect(await screen.findByText("Removed from “Alps”.")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Undo" })).not.toBeInTheDocument();
});

test("albums of others take photos where their owners allow it", async () => {
  const { world, a } = twoAlbums();
  const open = world.addAlbum("Bob's", "bob");
  world.share(open._id, { kind: "user", userName: "ada", add: true });
  world.share(world.addAlbum("To look at", "bob")._id, { kind: "user", userName: "ada" });
  const { user, press } = await select("/", world, "a.jpg");
  await press("Add to album");
  await user.click(await screen.findByRole("radio", { name: "Bob's From bob" }));
  expect(screen.queryByRole("radio", { name: /To look at/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Add" }));
  expect(await screen.findByText("1 photo was added to “Bob's”.")).toBeVisible();
  expect(world.photoOf(a._id).albumIds).toContain(open._id);
});

test("deleting says of how many that they go from several albums", async () => {
  const { world, alps, andes, a } = twoAlbums();
  world.putInto(a._id, [alps._id, andes._id]);
  const { press } = await select("/", world, "a.jpg", "b.jpg");
  await press("Delete");
  const question = await screen.findByRole("alertdialog", { name: "Delete 2 photos?" });
  expect(question).toHaveTextContent("One of them is in several albums and goes from all of these.");
});

test("another's photo that is in albums of others stays, and why is said", async () => {
  const { world, alps, a } = twoAlbums();
  world.change(a._id, { userName: "bob" });
  const { user, press } = await select(`/albums/${alps._id}`, world, "a.jpg");
  server.use(http.delete("*/function/photos/:id", () => problem(409, "This photo is somebody else's.")));
  await press("Delete");
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete" }));
  expect(await screen.findByText(/It is in albums of others, too[.]/)).toBeVisible();
});
