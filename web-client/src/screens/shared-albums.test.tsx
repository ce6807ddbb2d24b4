import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { ShareRequest } from "../api/types";
import { renderApp, worldOfAda } from "../testing/render-app";

/** Bob's album, shared with ada, with a photo of each of them. */
function sharedWithAda(terms: Partial<ShareRequest> = {}) {
  const world = worldOfAda();
  const album = world.addAlbum("Andes", "bob");
  const his = world.addPhoto(album._id, { fileName: "his.jpg", userName: "bob" });
  world.finish(his._id, ["dog"]);
  world.change(his._id, { sha256: "1".repeat(64) });
  const share = world.share(album._id, { kind: "user", userName: "ada", ...terms });
  return { world, album, his, share };
}

test("albums of others stand apart from one's own, with their owner's name", async () => {
  const { world, his } = sharedWithAda();
  const { user } = renderApp("/albums", world);
  const list = await screen.findByRole("list", { name: "Shared with me" });
  const card = within(list).getByTestId("shared-album-card");
  expect(card).toHaveTextContent("AndesFrom bob1 photo");
  expect(card.querySelector("img")).toHaveAttribute("src", `/function/photos/${his._id}/medium`);
  await user.click(within(card).getByRole("link"));
  expect(await screen.findByRole("heading", { name: "Andes", level: 1 })).toBeVisible();
  expect(screen.getByText("1 photo · From bob")).toBeVisible();
});

test("there is nothing of it where nothing is shared", async () => {
  const world = worldOfAda();
  world.addAlbum("Alps");
  renderApp("/albums", world);
  await screen.findByText("Alps");
  expect(screen.queryByRole("heading", { name: "Shared with me" })).not.toBeInTheDocument();
});

test("who may look is offered nothing else", async () => {
  const { world, album, his } = sharedWithAda();
  renderApp(`/albums/${album._id}`, world);
  const image = await screen.findByRole("img", { name: "Photo: dog" });
  expect(image).toHaveAttribute("src", `/function/photos/${his._id}/medium`);
  expect(screen.queryByRole("button", { name: "Add photos" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Actions/ })).not.toBeInTheDocument();
  expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
});

test("who may add does, and may do with the own photo what others' do not allow", async () => {
  const { world, album } = sharedWithAda({ add: true });
  const { user } = renderApp(`/albums/${album._id}`, world);
  await screen.findByRole("img", { name: "Photo: dog" });
  const file = new File(["some bytes"], "mine.jpg", { type: "image/jpeg" });
  await user.upload(screen.getByLabelText("Add photos", { selector: "input" }), [file]);
  await waitFor(() => expect(screen.getAllByTestId("photo-card")).toHaveLength(2));
  expect(screen.getAllByRole("checkbox").map((box) => box.getAttribute("aria-label"))).toEqual([
    "Select mine.jpg",
  ]);
  await user.click(screen.getByRole("heading", { name: "Andes" })); // away from the field of files
  await user.keyboard("a");
  const bar = within(await screen.findByTestId("selection-bar"));
  expect(bar.getByText("1 selected")).toBeVisible();
  expect(bar.getByRole("button", { name: "Delete" })).toBeVisible();
});

test("originals that are given may be downloaded, and nothing deleted", async () => {
  const { world, album } = sharedWithAda({ originals: true });
  const { user } = renderApp(`/albums/${album._id}`, world);
  await user.click(await screen.findByRole("checkbox", { name: "Select his.jpg" }));
  const bar = within(await screen.findByTestId("selection-bar"));
  expect(bar.getByRole("button", { name: "Download" })).toBeVisible();
  expect(bar.queryByRole("button", { name: "Delete" })).not.toBeInTheDocument();
  expect(bar.queryByRole("button", { name: "Move" })).not.toBeInTheDocument();
});

test("of another's photo it is said that it is being processed or could not be, and no more", async () => {
  const { world, album } = sharedWithAda();
  const failed = world.addPhoto(album._id, { userName: "bob" });
  world.fail(failed._id, "metadata", "Unprocessable Entity", "There is no image in it.");
  world.addPhoto(album._id, { userName: "bob" });
  renderApp(`/albums/${album._id}`, world);
  expect(await screen.findByText("Being processed…")).toBeVisible();
  expect(screen.getByText("Could not be processed")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Try again" })).not.toBeInTheDocument();
});

test("an album that is shared no longer goes from the page", async () => {
  const { world, album, share } = sharedWithAda();
  renderApp(`/albums/${album._id}`, world);
  await screen.findByRole("img", { name: "Photo: dog" });
  world.endShare(share._id);
  world.albums.length = 0;
  window.dispatchEvent(new Event("visibilitychange"));
  expect(await screen.findByRole("heading", { name: "This album is not here" })).toBeVisible();
});
