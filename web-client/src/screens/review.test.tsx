import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { http } from "msw";
import { expect, test } from "vitest";
import { problem } from "../testing/answers";
import { renderApp, worldOfAda } from "../testing/render-app";
import { server } from "../testing/server";

/** An album of ada's whose review holds two photos of bob's, beside one of her own. */
function withHeld(count = 2) {
  const world = worldOfAda();
  const album = world.changeAlbum(world.addAlbum("Alps"), { review: true });
  world.finish(world.addPhoto(album._id, { fileName: "own.jpg" })._id, []);
  const held = [{ albumId: album._id, reason: "score" as const }];
  const photos = Array.from({ length: count }, (_, at) =>
    world.finish(world.addPhoto(album._id, { fileName: `b${at}.jpg`, userName: "bob", held })._id, []),
  );
  return { world, album, photos };
}

test("its owner approves a photo that waits, which was covered until then", async () => {
  const { world, album, photos } = withHeld();
  const { user } = renderApp(`/albums/${album._id}`, world);
  const section = within(await screen.findByRole("region", { name: "2 photos wait for you" }));
  const [first, second] = section.getAllByTestId("held-photo");
  if (!first || !second) throw new Error("two wait");
  expect(first).toHaveTextContent("From bob");
  expect(first).toHaveTextContent("It may not be fit for everybody.");
  const show = within(first).getByRole("button", { name: "Show" });
  expect(show).toHaveAttribute("aria-pressed", "false");
  await user.click(show);
  expect(within(first).getByRole("button", { name: "Cover" })).toHaveAttribute("aria-pressed", "true");
  await user.click(within(first).getByRole("button", { name: "Approve" }));
  expect(await screen.findByText("1 photo was approved.")).toBeVisible();
  expect(await screen.findByRole("region", { name: "1 photo waits for you" })).toBeVisible();
  expect(photos.map(({ _id }) => world.photoOf(_id).held.length)).toEqual([1, 0]);
});

test("all that wait are approved at once, and nothing waits any more", async () => {
  const { world, album } = withHeld(3);
  const { user } = renderApp(`/albums/${album._id}`, world);
  await user.click(await screen.findByRole("button", { name: "Approve all 3" }));
  expect(await screen.findByText("3 photos were approved.")).toBeVisible();
  await waitFor(() => expect(screen.queryByTestId("held-photos")).not.toBeInTheDocument());
  expect(world.photos.every(({ held }) => held.length === 0)).toBe(true);
});

test("several are removed at once, after a question", async () => {
  const { world, album, photos } = withHeld();
  const { user } = renderApp(`/albums/${album._id}`, world);
  await user.click(await screen.findByRole("button", { name: "Remove all 2" }));
  const dialog = within(await screen.findByRole("alertdialog", { name: "Remove 2 photos from the album?" }));
  expect(dialog.getByText(/stays with them/)).toBeVisible();
  expect(photos.map(({ _id }) => world.photoOf(_id).albumIds.length)).toEqual([1, 1]);
  await user.click(dialog.getByRole("button", { name: "Remove" }));
  expect(await screen.findByText("2 photos were removed.")).toBeVisible();
  expect(photos.map(({ _id }) => world.photoOf(_id).albumIds)).toEqual([[], []]);
  await waitFor(() => expect(screen.queryByTestId("held-photos")).not.toBeInTheDocument());
});

test("an approval that fails is told, and the photo waits on", async () => {
  const { world, album, photos } = withHeld(1);
  const { user } = renderApp(`/albums/${album._id}`, world);
  server.use(http.post("*/albums/:id/photos/approve", () => problem(404, "There is no such album.")));
  await user.click(await screen.findByRole("button", { name: "Approve" }));
  expect((await screen.findAllByText("It is no longer there."))[0]).toBeVisible();
  expect(screen.getByTestId("held-photo")).toBeVisible();
  expect(world.photoOf(photos[0]?._id ?? "").held).toHaveLength(1);
});

test("the review is asked for, and ended, where the album is shared", async () => {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  const { user } = renderApp(`/albums/${album._id}`, world);
  await user.click(await screen.findByRole("button", { name: "Actions for Alps" }));
  await user.click(await screen.findByRole("menuitem", { name: "Share" }));
  const review = await screen.findByRole("checkbox", { name: "Look at what others add first" });
  expect(review).not.toBeChecked();
  const asks = () => world.albums.find(({ _id }) => _id === album._id)?.review;
  await user.click(review);
  await waitFor(() => expect(asks()).toBe(true));
  await waitFor(() => expect(review).toBeChecked());
  await user.click(review);
  await waitFor(() => expect(asks()).toBe(false));
});

test("who added a photo is told on it that it waits, in German, too", async () => {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  const held = [{ albumId: album._id, reason: "judgement" as const }];
  world.finish(world.addPhoto(album._id, { fileName: "mine.jpg", held })._id, []);
  renderApp(`/albums/${album._id}`, world);
  const note = await screen.findByText("Waits for the album’s owner");
  expect(note.closest("p")).toHaveAttribute("title", "It is still to be judged.");
  cleanup();
  localStorage.setItem("smart-album.language", "de");
  renderApp(`/albums/${album._id}`, world);
  expect(await screen.findByText("Wartet auf die Person, der das Album gehört")).toBeVisible();
});

test("who may add photos to an album of somebody else is told that they may have to wait", async () => {
  const world = worldOfAda();
  const album = world.changeAlbum(world.addAlbum("Alps", "bob"), { review: true });
  world.share(album._id, { kind: "user", userName: "ada", add: true });
  renderApp(`/albums/${album._id}`, world);
  expect(await screen.findByText(/^bob has photos looked at before others see them/)).toBeVisible();
  expect(screen.queryByTestId("held-photos")).not.toBeInTheDocument();
});
