import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp, worldOfAda } from "../testing/render-app";

test("failures of all albums are listed with their reasons and tried again together", async () => {
  const world = worldOfAda();
  const failures = ["Alps", "Andes", "Atlas"].map((name) => world.addPhoto(world.addAlbum(name)._id));
  for (const photo of failures)
    world.fail(photo._id, "recognition", "Service Unavailable", "Recognition has no weights.");
  const { user } = renderApp("/activity", world);
  const rows = await screen.findAllByTestId("activity");
  expect(rows).toHaveLength(3);
  expect(rows[0]).toHaveTextContent("A part of the server is not there at the moment.");
  expect(rows[0]).toHaveTextContent("Recognition has no weights.");
  await user.click(screen.getByRole("button", { name: "Try all again" }));
  await waitFor(() => expect(world.photos.every(({ status }) => status === "processing")).toBe(true));
  expect(await screen.findByRole("heading", { name: "In progress" })).toBeVisible();
});

test("with nothing to do it says so", async () => {
  renderApp("/activity", worldOfAda());
  expect(await screen.findByRole("heading", { name: "Nothing to do" })).toBeVisible();
});

test("the row of a photo in no album leads to it among all photos", async () => {
  const world = worldOfAda();
  const photo = world.addPhoto(null, { fileName: "bus.jpg" });
  const { user, router } = renderApp("/activity", world);
  await user.click(await screen.findByRole("link", { name: "bus.jpg" }));
  expect(await screen.findByRole("dialog", { name: "bus.jpg" })).toBeVisible();
  expect(router.state.location.pathname).toBe(`/photos/${photo._id}`);
});

test("a row leads to its photo", async () => {
  const world = worldOfAda();
  world.addPhoto(world.addAlbum("Alps")._id, { fileName: "bus.jpg" });
  const { user } = renderApp("/activity", world);
  const row = await screen.findByTestId("activity");
  await user.click(within(row).getByRole("link", { name: "bus.jpg" }));
  expect(await screen.findByRole("dialog", { name: "bus.jpg" })).toBeVisible();
});
