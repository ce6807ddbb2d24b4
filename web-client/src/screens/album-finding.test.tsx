import { screen, waitFor, within } from "@testing-library/react";
import { http } from "msw";
import { expect, test } from "vitest";
import { problem } from "../testing/answers";
import { renderApp, worldOfAda } from "../testing/render-app";
import { server } from "../testing/server";

/** An album with a.jpg (dog), b.jpg (dog, car), c.jpg (car); the newest, c, comes first. */
function threeTagged() {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  const add = (fileName: string, tags: string[]) =>
    world.finish(world.addPhoto(album._id, { fileName })._id, tags);
  add("a.jpg", ["dog"]);
  add("b.jpg", ["dog", "car"]);
  add("c.jpg", ["car"]);
  return { world, album, address: `/albums/${album._id}` };
}

function shownNames() {
  const links = within(screen.getByRole("region", { name: "Photos" })).getAllByRole("link");
  return links.map((link) => within(link).getByRole("img").getAttribute("alt")?.split(":")[0]);
}

function select(name: string) {
  return screen.getByRole("checkbox", { name: `Select ${name}` });
}

test("tags narrow the album down, several together, and the address keeps them", async () => {
  const { world, address } = threeTagged();
  const { user, router } = renderApp(address, world);
  await user.click(await screen.findByRole("button", { name: "dog (2 photos)" }));
  expect(shownNames()).toEqual(["b.jpg", "a.jpg"]);
  await user.click(screen.getByRole("button", { name: "car (1 photo)" }));
  expect(shownNames()).toEqual(["b.jpg"]);
  expect(router.state.location.search).toBe("?tag=dog&tag=car");
  await user.click(screen.getByRole("button", { name: "Show all" }));
  expect(shownNames()).toEqual(["c.jpg", "b.jpg", "a.jpg"]);
});

test("the viewer goes through what the filter shows, and back to it", async () => {
  const { world, address } = threeTagged();
  const { user, router } = renderApp(`${address}?tag=dog`, world);
  await user.click(await screen.findByRole("link", { name: /^b\.jpg/ }));
  expect(await screen.findByText("1 of 2")).toBeVisible();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(router.state.location.pathname).toBe(address));
  expect(router.state.location.search).toBe("?tag=dog");
});

test("the order is chosen from a menu", async () => {
  const { world, address } = threeTagged();
  const { user } = renderApp(address, world);
  await user.click(await screen.findByRole("button", { name: "Sort: Date taken" }));
  await user.click(await screen.findByRole("menuitemradio", { name: "Oldest upload" }));
  await waitFor(() => expect(shownNames()).toEqual(["a.jpg", "b.jpg", "c.jpg"]));
});

test("a selection with shift takes everything between, and is deleted after a question", async () => {
  const { world, address } = threeTagged();
  const { user } = renderApp(address, world);
  await screen.findByRole("link", { name: /^a\.jpg/ });
  await user.click(select("c.jpg"));
  await user.keyboard("{Shift>}");
  await user.click(select("a.jpg"));
  await user.keyboard("{/Shift}");
  const bar = screen.getByTestId("selection-bar");
  expect(bar).toHaveTextContent("3 selected");
  await user.click(select("b.jpg"));
  await user.click(within(bar).getByRole("button", { name: "Delete" }));
  const question = await screen.findByRole("alertdialog", { name: "Delete 2 photos?" });
  await user.click(within(question).getByRole("button", { name: "Delete" }));
  await waitFor(() => expect(world.photos.map(({ fileName }) => fileName)).toEqual(["b.jpg"]));
  expect(await screen.findByText("2 photos were deleted.")).toBeVisible();
  expect(shownNames()).toEqual(["b.jpg"]);
});

test("what could not be deleted stays, and the reason is said", async () => {
  const { world, address } = threeTagged();
  const { user } = renderApp(address, world);
  await screen.findByRole("link", { name: /^a\.jpg/ });
  await user.click(select("a.jpg"));
  await user.click(within(screen.getByTestId("selection-bar")).getByRole("button", { name: "Delete" }));
  server.use(http.delete("*/function/photos/:id", () => problem(503, "The store is away.")));
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete" }));
  expect(
    await screen.findByText(
      "1 photo was left as before: A part of the server is not there at the moment. Try again soon.",
    ),
  ).toBeVisible();
  expect(shownNames()).toContain("a.jpg");
});

test("by keyboard: arrows walk, Space selects, A selects all, Escape clears", async () => {
  const { world, address } = threeTagged();
  const { user } = renderApp(address, world);
  const first = await screen.findByRole("link", { name: /^c\.jpg/ });
  first.focus();
  await user.keyboard("{ArrowRight}");
  await waitFor(() => expect(screen.getByRole("link", { name: /^b\.jpg/ })).toHaveFocus());
  await user.keyboard(" ");
  expect(select("b.jpg")).toBeChecked();
  await user.keyboard("a");
  expect(screen.getByTestId("selection-bar")).toHaveTextContent("3 selected");
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("selection-bar")).not.toBeInTheDocument();
});
