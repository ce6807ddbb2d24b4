import { screen, waitFor, within } from "@testing-library/react";
import { http } from "msw";
import { expect, test } from "vitest";
import { problem } from "../testing/answers";
import { renderApp, worldOfAda } from "../testing/render-app";
import { server } from "../testing/server";

function albumOf(world: ReturnType<typeof worldOfAda>) {
  const album = world.addAlbum("Alps");
  return { album, address: `/albums/${album._id}` };
}

function jpeg(name: string, bytes = "some bytes") {
  return new File([bytes], name, { type: "image/jpeg" });
}

test("a photo shows its thumbnail, its tags and when it was uploaded", async () => {
  const world = worldOfAda();
  const { album, address } = albumOf(world);
  const photo = world.addPhoto(album._id, { fileName: "bus.jpg", createdAt: Date.UTC(2026, 4, 17, 12) });
  world.finish(photo._id, ["person", "bus"]);
  localStorage.setItem("smart-album.album-layout", "squares");
  renderApp(`${address}?sort=added`, world);
  const card = await screen.findByTestId("photo-card");
  expect(within(card).getByRole("img", { name: "bus.jpg: person, bus" })).toHaveAttribute(
    "src",
    `/function/storage/thumbnail:ada:${photo._id}`,
  );
  expect(within(card).getByRole("list", { name: "Tags" })).toHaveTextContent("personbus");
  expect(card).toHaveTextContent("Uploaded May 17, 2026");
});

test("picked files are sent, recorded and shown, first as being processed, then ready", async () => {
  const world = worldOfAda();
  const { address } = albumOf(world);
  const { user } = renderApp(address, world);
  await user.upload(await screen.findByLabelText("Add photos", { selector: "input" }), [jpeg("bus.jpg")]);
  const card = await screen.findByTestId("photo-card");
  expect(card).toHaveTextContent("Reading the file…");
  expect(screen.getByTestId("upload-tray")).toHaveTextContent("1 photo uploaded");
  const photo = world.photos[0];
  expect(photo?.key).toMatch(/^incoming:ada:[0-9a-f]{32}$/);
  expect(world.blobs.get(photo?.key ?? "")?.type).toBe("image/jpeg");
  world.finish(photo?._id ?? "", ["bus"]);
  expect(await screen.findByRole("img", { name: "bus.jpg: bus" })).toBeVisible();
});

test("what is no photo is skipped with a word, and not sent", async () => {
  const world = worldOfAda();
  const { address } = albumOf(world);
  const { user } = renderApp(address, world);
  const input = await screen.findByLabelText("Add photos", { selector: "input" });
  input.removeAttribute("accept"); // as a drop does
  await user.upload(input, [new File(["x"], "notes.txt", { type: "text/plain" })]);
  expect(await screen.findByTestId("upload")).toHaveTextContent("Not a photo, skipped");
  expect(world.blobs.size).toBe(0);
});

test("a refused upload shows the reason and can be tried again", async () => {
  const world = worldOfAda();
  const { address } = albumOf(world);
  const { user } = renderApp(address, world);
  const refusal = () => problem(413, "A photo may have at most 50 MiB.");
  server.use(http.put("*/function/storage/:key", refusal, { once: true }));
  await user.upload(await screen.findByLabelText("Add photos", { selector: "input" }), [jpeg("big.jpg")]);
  const row = await screen.findByTestId("upload");
  await waitFor(() => expect(row).toHaveTextContent("A photo may have at most 50 MiB."));
  await user.click(within(row).getByRole("button", { name: "Try big.jpg again" }));
  expect(await screen.findByTestId("photo-card")).toBeVisible();
  expect(screen.getByTestId("upload-tray")).toHaveTextContent("1 photo uploaded");
});

test("a failed photo says why, and is processed again on demand", async () => {
  const world = worldOfAda();
  const { album, address } = albumOf(world);
  const photo = world.addPhoto(album._id);
  world.fail(photo._id, "metadata", "Unprocessable Entity", "There is no image in it.");
  const { user } = renderApp(address, world);
  const card = await screen.findByTestId("photo-card");
  expect(card).toHaveTextContent("The file cannot be shown.There is no image in it.");
  await user.click(within(card).getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(card).toHaveAttribute("data-status", "processing"));
  world.finish(photo._id, ["cat"]);
  expect(await within(card).findByText("cat")).toBeVisible();
});

test("all failed photos of an album are tried again at once, and followed to their end", async () => {
  const world = worldOfAda();
  const { album, address } = albumOf(world);
  const elsewhere = world.addPhoto(world.addAlbum("Andes")._id);
  const failed = [1, 2, 3].map(() => world.addPhoto(album._id));
  for (const { _id } of [elsewhere, ...failed])
    world.fail(_id, "thumbnail", "Bad Gateway", "The function thumbnail failed.");
  const { user } = renderApp(address, world);
  await user.click(await screen.findByRole("button", { name: "Actions for Alps" }));
  await user.click(await screen.findByRole("menuitem", { name: "Try 3 failed photos again" }));
  await waitFor(() =>
    expect(failed.every(({ _id }) => world.photoOf(_id).status === "processing")).toBe(true),
  );
  expect(world.photoOf(elsewhere._id).status).toBe("failed");
  for (const { _id } of failed) world.finish(_id, ["dog"]);
  expect(await screen.findAllByRole("img", { name: /: dog$/ })).toHaveLength(3);
});

test("a photo is chosen to show its album", async () => {
  const world = worldOfAda();
  const { album, address } = albumOf(world);
  const photo = world.finish(world.addPhoto(album._id, { fileName: "bus.jpg" })._id, []);
  const { user } = renderApp(address, world);
  await user.hover(await screen.findByTestId("photo-card"));
  await user.click(screen.getByRole("button", { name: "Actions for bus.jpg" }));
  await user.click(await screen.findByRole("menuitem", { name: "Use as cover" }));
  expect(await screen.findByText("This photo shows the album now.")).toBeVisible();
  expect(world.albums).toMatchObject([{ chosenCoverId: photo._id }]);
});

test("a photo in several albums is chosen to show the one that is open", async () => {
  const world = worldOfAda();
  const { album, address } = albumOf(world);
  const other = world.addAlbum("Andes");
  const albumIds = [other._id, album._id];
  const photo = world.finish(world.addPhoto(null, { fileName: "bus.jpg", albumIds })._id, []);
  const { user } = renderApp(address, world);
  await user.hover(await screen.findByTestId("photo-card"));
  await user.click(screen.getByRole("button", { name: "Actions for bus.jpg" }));
  await user.click(await screen.findByRole("menuitem", { name: "Use as cover" }));
  await screen.findByText("This photo shows the album now.");
  const covers = world.albums.map(({ _id, chosenCoverId }) => [_id, chosenCoverId]);
  expect(covers).toEqual([
    [other._id, null],
    [album._id, photo._id],
  ]);
});

test("deleting a photo that is in several albums says that it goes from all of them", async () => {
  const world = worldOfAda();
  const { album, address } = albumOf(world);
  const albumIds = [album._id, world.addAlbum("Andes")._id];
  world.finish(world.addPhoto(null, { fileName: "bus.jpg", albumIds })._id, []);
  const { user } = renderApp(address, world);
  await user.hover(await screen.findByTestId("photo-card"));
  await user.click(screen.getByRole("button", { name: "Actions for bus.jpg" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete photo" }));
  const question = await screen.findByRole("alertdialog");
  expect(question).toHaveTextContent("It goes from all 2 albums that it is in.");
});

test("deleting a photo asks first", async () => {
  const world = worldOfAda();
  const { album, address } = albumOf(world);
  world.finish(world.addPhoto(album._id, { fileName: "bus.jpg" })._id, []);
  const { user } = renderApp(address, world);
  await user.hover(await screen.findByTestId("photo-card"));
  await user.click(screen.getByRole("button", { name: "Actions for bus.jpg" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete photo" }));
  const question = await screen.findByRole("alertdialog");
  expect(world.photos).toHaveLength(1);
  await user.click(within(question).getByRole("button", { name: "Delete photo" }));
  expect(await screen.findByText("The photo was deleted.")).toBeVisible();
  expect(screen.queryByTestId("photo-card")).not.toBeInTheDocument();
  expect(world.photos).toHaveLength(0);
});

test("an album that is not mine says so", async () => {
  renderApp("/albums/ffffffffffffffffffffffff", worldOfAda());
  expect(await screen.findByRole("heading", { name: "This album is not here" })).toBeVisible();
});

test("only the photos near the window are in the page, however many there are", async () => {
  const world = worldOfAda();
  const { album, address } = albumOf(world);
  for (let count = 0; count < 1200; count += 1) world.finish(world.addPhoto(album._id)._id, []);
  renderApp(address, world);
  const list = await screen.findByRole("region", { name: "Photos" });
  expect(await within(list).findByText("1,200 photos")).toBeVisible();
  expect((await screen.findAllByTestId("photo-card")).length).toBeLessThan(60);
});
