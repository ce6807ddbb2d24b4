import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp, worldOfAda } from "../testing/render-app";

/** tram.jpg and cliff.jpg (dog) in Lisbon, beach.jpg (dog) in Fiji, and one that tells no place. */
function fourPhotos() {
  const world = worldOfAda();
  const album = world.addAlbum("Far away");
  const add = (fileName: string, tags: string[], place: { lat: number; lon: number } | null) => {
    const gps = place && { ...place, altitude: null };
    world.finish(world.addPhoto(album._id, { fileName, gps })._id, tags);
  };
  add("tram.jpg", ["bus"], { lat: 38.72, lon: -9.14 });
  add("cliff.jpg", ["dog"], { lat: 38.72, lon: -9.14 });
  add("beach.jpg", ["dog"], { lat: -17.5, lon: 179.5 });
  add("desk.jpg", [], null);
  return world;
}

async function marks() {
  const list = await screen.findByRole("list", { name: "Where photos were taken" });
  await within(list).findAllByRole("button");
  return within(list)
    .getAllByRole("button")
    .map((mark) => mark.getAttribute("aria-label"));
}

function photosBeside() {
  return screen
    .queryAllByTestId("photo-card")
    .map((card) => within(card).getByRole("img").getAttribute("alt")?.split(":")[0])
    .toSorted();
}

test("all that have a place are on the map, and beside it", async () => {
  renderApp("/map", fourPhotos());
  expect(await marks()).toEqual(["2 photos, 38.72° N, 9.14° W", "1 photo, 17.50° S, 179.50° E"]);
  expect(await screen.findByText("3 photos in this section")).toBeVisible();
  await waitFor(() => expect(photosBeside()).toEqual(["beach.jpg", "cliff.jpg", "tram.jpg"]));
});

test("the address holds the section, and the photos beside the map follow it", async () => {
  const { router, user } = renderApp("/map?at=-17.5,179.9,9", fourPhotos());
  expect(await screen.findByText("1 photo in this section")).toBeVisible();
  await waitFor(() => expect(photosBeside()).toEqual(["beach.jpg"]));
  await user.click(screen.getByRole("button", { name: "Show all" }));
  expect(await screen.findByText("3 photos in this section")).toBeVisible();
  expect(router.state.location.search).toMatch(/^\?at=[-.\d]+%2C[-.\d]+%2C0$/);
  await router.navigate(-1);
  expect(await screen.findByText("1 photo in this section")).toBeVisible();
});

test("keys move the map and bring it nearer", async () => {
  const { router, user } = renderApp("/map?at=0,0,4", fourPhotos());
  (await screen.findByRole("application", { name: "Map" })).focus();
  await user.keyboard("+");
  await waitFor(() => expect(router.state.location.search).toBe("?at=0%2C0%2C5"));
  await user.keyboard("{ArrowRight}");
  await waitFor(() => expect(router.state.location.search).toBe("?at=0%2C11.25%2C5"));
  await user.keyboard("-");
  await waitFor(() => expect(router.state.location.search).toBe("?at=0%2C11.25%2C4"));
});

test("a mark of one photo opens it, and closing leads back to the section", async () => {
  const { router, user } = renderApp("/map?at=-17.5,179.9,9", fourPhotos());
  await user.click(await screen.findByRole("button", { name: /^1 photo, 17.50° S/ }));
  expect(await screen.findByRole("dialog", { name: "beach.jpg" })).toBeVisible();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/map"));
  expect(router.state.location.search).toBe("?at=-17.5,179.9,9");
});

test("a mark of several brings the map to them, and Back leads to where it was", async () => {
  const { router, user } = renderApp("/map?at=38,0,3", fourPhotos());
  await user.click(await screen.findByRole("button", { name: /^2 photos, 38.72° N/ }));
  await waitFor(() => expect(router.state.location.search).toBe("?at=38.72%2C-9.14%2C17"));
  await router.navigate(-1);
  await waitFor(() => expect(router.state.location.search).toBe("?at=38,0,3"));
});

test("a search narrows the map, whose parts can be taken away", async () => {
  const { router, user } = renderApp("/map?q=bus", fourPhotos());
  expect(await screen.findByText("1 photo in this section")).toBeVisible();
  await user.type(screen.getByRole("combobox"), "dog{Enter}");
  await waitFor(() => expect(router.state.location.search).toBe("?q=bus+dog"));
  expect(await screen.findByText("No photos in this section")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Remove bus" }));
  await waitFor(() => expect(photosBeside()).toEqual(["beach.jpg", "cliff.jpg"]));
  await user.click(screen.getByRole("link", { name: "Open in search" }));
  expect(await screen.findByText("Section of the map")).toBeVisible();
  await waitFor(() => expect(photosBeside()).toEqual(["beach.jpg", "cliff.jpg"]));
});

test("without a place it says how photos come to one", async () => {
  renderApp("/map", worldOfAda());
  expect(await screen.findByRole("heading", { name: "No photos with a place yet" })).toBeVisible();
});

test("a search that cannot be read is shown with its reason", async () => {
  renderApp("/map?q=plcae:rome", fourPhotos());
  expect(await screen.findByRole("alert")).toHaveTextContent("There is no plcae: to search by.");
});
