import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { ShareRequest } from "../api/types";
import { renderApp, worldOfAda } from "../testing/render-app";

const shown = new Set<string>();

beforeEach(() => {
  shown.clear();
  let count = 0;
  URL.createObjectURL = () => {
    const url = `blob:${(count += 1)}`;
    shown.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => void shown.delete(url);
});

function shared(terms: Partial<ShareRequest> = {}) {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  const photo = world.addPhoto(album._id, { fileName: "bus.jpg" });
  world.finish(photo._id, ["person", "bus"]);
  const share = world.share(album._id, terms);
  world.signedInAs = null;
  return { world, album, photo, share, address: `/share#${share.token}` };
}

/** As coming back to the window does. */
const lookAgain = () => window.dispatchEvent(new Event("visibilitychange"));

test("whoever has the link sees the album's photos, from memory, and no action", async () => {
  const { world, photo, address } = shared();
  renderApp(address, world);
  expect(await screen.findByRole("heading", { name: "Alps", level: 1 })).toBeVisible();
  expect(screen.getByText("1 photo · From ada")).toBeVisible();
  const image = await screen.findByRole("img", { name: "Photo: person, bus" });
  expect(shown).toContain(image.getAttribute("src"));
  expect(world.fetched).toEqual([`/function/photos/${photo._id}/medium`]);
  for (const name of [/^Actions/, /^Add/, /^Select/]) {
    expect(screen.queryByRole("button", { name })).not.toBeInTheDocument();
  }
  expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Sign in" })).toBeVisible();
});

test("a photo opens over the album under the same link, without its original", async () => {
  const { world, photo, share, address } = shared();
  const { user, router } = renderApp(address, world);
  await user.click(await screen.findByRole("link", { name: "Photo: person, bus" }));
  const viewer = await screen.findByTestId("viewer");
  const at = () => router.state.location.pathname + router.state.location.hash;
  expect(at()).toBe(`/share/photos/${photo._id}#${share.token}`);
  expect(await within(viewer).findByTestId("preview")).toBeVisible();
  expect(screen.queryByTestId("original")).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Download original" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Delete photo" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Information" }));
  expect(within(await screen.findByTestId("photo-panel")).queryByRole("textbox")).not.toBeInTheDocument();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(at()).toBe(`/share#${share.token}`));
});

test("with originals they are shown and can be saved", async () => {
  const { world, photo, address } = shared({ originals: true });
  const { user } = renderApp(address, world);
  await user.click(await screen.findByRole("link", { name: "bus.jpg: person, bus" }));
  expect(await screen.findByRole("button", { name: "Download original" })).toBeVisible();
  await screen.findByTestId("original");
  expect(world.fetched).toContain(`/function/photos/${photo._id}/original`);
});

test("pictures in memory are given up when they leave the page", async () => {
  const { world, address } = shared();
  const { user } = renderApp(address, world);
  await screen.findByRole("img", { name: "Photo: person, bus" });
  expect(shown.size).toBe(1);
  await user.click(screen.getByRole("link", { name: "Sign in" }));
  await screen.findByRole("heading", { name: "Sign in" });
  expect(shown.size).toBe(0);
});

test("a password is asked for, and a wrong one said to be wrong", async () => {
  const { world, address } = shared({ password: "open sesame" });
  const { user } = renderApp(address, world);
  expect(await screen.findByRole("heading", { name: "This album has a password" })).toBeVisible();
  expect(screen.queryByText("Alps")).not.toBeInTheDocument();
  const field = screen.getByLabelText("Password");
  await user.type(field, "sesame{Enter}");
  expect(await screen.findByText("The password is wrong.")).toBeVisible();
  await user.clear(field);
  await user.type(field, "open sesame{Enter}");
  expect(await screen.findByRole("heading", { name: "Alps" })).toBeVisible();
});

test("a link that was taken back or is incomplete opens nothing and says so", async () => {
  const { world, share, address } = shared();
  world.endShare(share._id);
  renderApp(address, world);
  expect(await screen.findByRole("heading", { name: "This link opens nothing" })).toBeVisible();
});

test("a share that ends while it is looked at takes the photos off the page", async () => {
  const { world, share, address } = shared();
  renderApp(address, world);
  await screen.findByRole("img", { name: "Photo: person, bus" });
  world.endShare(share._id);
  lookAgain();
  expect(await screen.findByRole("heading", { name: "No longer shared" })).toBeVisible();
  expect(screen.queryByTestId("photo-card")).not.toBeInTheDocument();
  expect(shown.size).toBe(0);
});

test("the end of a link does not sign its guest out", async () => {
  const { world, share, address } = shared();
  world.signedInAs = "ada";
  const { user } = renderApp(address, world);
  await screen.findByRole("img", { name: "Photo: person, bus" });
  world.endShare(share._id);
  lookAgain();
  await screen.findByRole("heading", { name: "No longer shared" });
  await user.click(screen.getByRole("link", { name: "My albums" }));
  expect(await screen.findByRole("heading", { name: "Albums" })).toBeVisible();
});
