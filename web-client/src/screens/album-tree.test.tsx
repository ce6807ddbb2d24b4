import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp, worldOfAda } from "../testing/render-app";

function treeOfAda() {
  const world = worldOfAda();
  world.addAlbum("Lisbon", "ada", ["2019"]);
  world.addAlbum("Best", "ada", ["2019", "Lisbon"]);
  return world;
}

test("albums below others lie in folders, which the address names", async () => {
  const { user } = renderApp("/albums", treeOfAda());
  const folder = within(await screen.findByTestId("folder-card")).getByRole("link");
  expect(folder).toHaveTextContent("2 albums");
  await user.click(folder);
  expect(await screen.findByRole("heading", { name: "2019" })).toBeInTheDocument();
  expect(screen.getAllByTestId("album-card").map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining("Lisbon"),
  ]);
  expect(screen.getByTestId("album-card")).toHaveTextContent("1 album");
  await user.click(within(screen.getByTestId("album-card")).getByRole("link", { name: /Lisbon/ }));
  const way = await screen.findByRole("navigation", { name: "Where this is" });
  await user.click(within(way).getByRole("link", { name: "Albums" }));
  expect(await screen.findByRole("heading", { name: "Albums" })).toBeInTheDocument();
});

test("what has no picture of its own is shown by one from below", async () => {
  const world = treeOfAda();
  const best = world.albums.find(({ albumName }) => albumName === "Best");
  const photo = world.finish(world.addPhoto(best?._id ?? null)._id, ["boat"]);
  const { user } = renderApp("/albums", world);
  const folder = await screen.findByTestId("folder-card");
  const picture = `/function/storage/${photo.thumbnailKey ?? ""}`;
  expect(within(folder).getByRole("presentation")).toHaveAttribute("src", picture);
  await user.click(within(folder).getByRole("link"));
  await screen.findByRole("heading", { name: "2019" });
  const album = within(screen.getByTestId("album-card"));
  expect(album.getByRole("presentation")).toHaveAttribute("src", picture);
});

test("an album is made where one is, and moved by its dialog", async () => {
  const world = treeOfAda();
  const { user } = renderApp("/albums?in=2019", world);
  await user.click(await screen.findByRole("button", { name: "New album" }));
  expect(screen.getByLabelText("Within (optional)")).toHaveValue("2019");
  await user.type(screen.getByLabelText("Album name"), "Rome");
  await user.click(screen.getByRole("button", { name: "Create album" }));
  await screen.findByRole("heading", { name: "Rome" });
  expect(world.albums[0]).toMatchObject({ albumName: "Rome", path: ["2019"] });
});

test("an open album tells the names above it and leads to those below", async () => {
  const world = treeOfAda();
  const lisbon = world.albums.find(({ albumName }) => albumName === "Lisbon");
  const { user } = renderApp(`/albums/${lisbon?._id}`, world);
  const below = await screen.findByRole("list", { name: "Albums below" });
  await user.click(within(below).getByRole("link", { name: "Best" }));
  expect(await screen.findByRole("heading", { name: "Best" })).toBeInTheDocument();
  const way = screen.getByRole("navigation", { name: "Where this is" });
  expect(within(way).getByRole("link", { name: "Lisbon" })).toHaveAttribute(
    "href",
    "/albums?in=2019&in=Lisbon",
  );
});

test("what is below is shared only if that is said", async () => {
  const world = treeOfAda();
  const lisbon = world.albums.find(({ albumName }) => albumName === "Lisbon");
  const { user } = renderApp(`/albums/${lisbon?._id}`, world);
  await user.click(await screen.findByRole("button", { name: "Actions for Lisbon" }));
  await user.click(await screen.findByRole("menuitem", { name: "Share" }));
  await user.click(await screen.findByRole("checkbox", { name: /The albums below, too/ }));
  await user.click(screen.getByRole("button", { name: "Create link" }));
  await screen.findByRole("heading", { name: /Share/ });
  expect(world.shares[0]).toMatchObject({ below: true });
});
