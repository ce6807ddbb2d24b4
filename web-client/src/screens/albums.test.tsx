import { screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { http } from "msw";
import { problem } from "../testing/answers";
import { functionsOf } from "../testing/functions";
import { renderApp, worldOfAda } from "../testing/render-app";
import { server } from "../testing/server";

afterEach(() => vi.unstubAllGlobals());

test("each album shows its cover and how many photos it has", async () => {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  world.finish(world.addPhoto(album._id)._id, ["dog"]);
  const last = world.finish(world.addPhoto(album._id)._id, ["cat"]);
  renderApp("/albums", world);
  const card = await screen.findByTestId("album-card");
  expect(card).toHaveTextContent("2 photos");
  const cover = within(card).getByRole("presentation");
  expect(cover).toHaveAttribute("src", `/function/storage/${last.thumbnailKey ?? ""}`);
});

test("on a dense display the cover is the larger picture", async () => {
  vi.stubGlobal("devicePixelRatio", 2);
  const world = worldOfAda();
  const photo = world.finish(world.addPhoto(world.addAlbum("Alps")._id)._id, []);
  const crop = { x: 0, y: 100, width: 810, height: 810 };
  world.change(photo._id, { mediumKey: "preview:ada:x.medium", crop });
  renderApp("/albums", world);
  const card = await screen.findByTestId("album-card");
  const cover = within(card).getByRole("presentation");
  expect(cover).toHaveAttribute("src", "/function/storage/preview:ada:x.medium");
});

test("a new album opens at once", async () => {
  const world = worldOfAda();
  const { user, router } = renderApp("/albums", world);
  await user.click(await screen.findByRole("button", { name: "Create your first album" }));
  await user.type(await screen.findByLabelText("Album name"), "  Summer  ");
  await user.click(screen.getByRole("button", { name: "Create album" }));
  expect(await screen.findByRole("heading", { name: "Summer" })).toBeVisible();
  expect(router.state.location.pathname).toBe(`/albums/${world.albums[0]?._id ?? ""}`);
});

test("an album without a name is not sent", async () => {
  const world = worldOfAda();
  const { user } = renderApp("/albums", world);
  await user.click(await screen.findByRole("button", { name: "Create your first album" }));
  await user.click(await screen.findByRole("button", { name: "Create album" }));
  expect(screen.getByLabelText("Album name")).toHaveAccessibleDescription("Give the album a name.");
  expect(world.albums).toHaveLength(0);
});

test("an album is renamed from its menu", async () => {
  const world = worldOfAda();
  world.addAlbum("Alps");
  const { user } = renderApp("/albums", world);
  await user.click(await screen.findByRole("button", { name: "Actions for Alps" }));
  await user.click(await screen.findByRole("menuitem", { name: "Rename or move" }));
  const name = await screen.findByLabelText("Album name");
  await user.clear(name);
  await user.type(name, "Andes{Enter}");
  expect(await screen.findByText("Andes")).toBeVisible();
});

test("deleting an album says what will be lost, and asks first", async () => {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  world.addPhoto(album._id);
  const { user } = renderApp("/albums", world);
  await user.click(await screen.findByRole("button", { name: "Actions for Alps" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete album" }));
  const question = await screen.findByRole("alertdialog");
  expect(question).toHaveTextContent("its photo can be brought back from the trash for 30 days");
  expect(world.albums).toHaveLength(1);
  await user.click(within(question).getByRole("button", { name: "Delete album" }));
  expect(await screen.findByText("“Alps” was deleted.")).toBeVisible();
  expect(world.albums).toHaveLength(0);
});

test("an album is deleted, and all its photos stay", async () => {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  const photo = world.addPhoto(album._id);
  const { user } = renderApp("/albums", world);
  await user.click(await screen.findByRole("button", { name: "Actions for Alps" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete album" }));
  const question = await screen.findByRole("alertdialog");
  expect(question).toHaveTextContent("Photos that are in other albums, too, stay there.");
  await user.click(within(question).getByRole("checkbox", { name: "Keep all photos" }));
  expect(question).toHaveTextContent("All its photos stay.");
  await user.click(within(question).getByRole("button", { name: "Delete album" }));
  expect(await screen.findByText("“Alps” was deleted.")).toBeVisible();
  expect(world.isHidden(world.photoOf(photo._id))).toBe(false);
});

test("of an album without photos there is nothing to be kept", async () => {
  const world = worldOfAda();
  world.addAlbum("Alps");
  const { user } = renderApp("/albums", world);
  await user.click(await screen.findByRole("button", { name: "Actions for Alps" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete album" }));
  const question = await screen.findByRole("alertdialog");
  expect(within(question).queryByRole("checkbox")).not.toBeInTheDocument();
  expect(question).not.toHaveTextContent("other albums");
});

test("a list that cannot be loaded says why, and loads when tried again", async () => {
  const world = worldOfAda();
  world.addAlbum("Alps");
  const { user } = renderApp("/albums", world);
  const isOwn = (request: Request) => !new URL(request.url).searchParams.has("shared");
  const failing = http.get("*/function/albums/", ({ request }) =>
    isOwn(request) ? problem(400, "The cursor is broken.") : undefined,
  );
  server.use(failing);
  expect(await screen.findByRole("alert")).toHaveTextContent("The cursor is broken.");
  server.use(...functionsOf(world));
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Alps")).toBeVisible();
});
