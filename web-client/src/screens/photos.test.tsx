import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { server } from "../testing/server";
import { renderApp, worldOfAda } from "../testing/render-app";

function years() {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  const add = (fileName: string, takenAt: number | null) =>
    world.finish(world.addPhoto(album._id, { fileName, takenAt })._id, ["dog"]);
  add("old.jpg", Date.UTC(2019, 4, 3));
  add("new.jpg", Date.UTC(2026, 1, 7));
  add("undated.jpg", null);
  return world;
}

test("the home page shows all photos by the month in which they were taken", async () => {
  renderApp("/", years());
  const month = await screen.findByRole("region", { name: "February 2026" });
  expect(await within(month).findByRole("img", { name: "new.jpg: dog" })).toBeInTheDocument();
  expect(within(month).getByRole("heading", { name: "Sat 7" })).toBeInTheDocument();
  const last = screen.getByRole("region", { name: "Without a date" });
  expect(await within(last).findByRole("img", { name: "undated.jpg: dog" })).toBeInTheDocument();
  expect(screen.getByText("3 photos")).toBeVisible();
});

test("the viewer goes from month to month", async () => {
  const { user } = renderApp("/", years());
  await user.click(await screen.findByRole("link", { name: /^new\.jpg/ }));
  expect(await screen.findByText("1 of 3")).toBeVisible();
  await user.keyboard("{ArrowRight}");
  expect(await screen.findByRole("dialog", { name: "old.jpg" })).toBeVisible();
  expect(screen.getByText("2 of 3")).toBeVisible();
});

test("the scrubber tells where the page is", async () => {
  renderApp("/", years());
  const scrubber = await screen.findByRole("slider", { name: "Go to a month" });
  expect(scrubber).toHaveAttribute("aria-valuetext", "February 2026");
  expect(scrubber).toHaveAttribute("aria-valuemax", "2");
});

test("what is far down in a large month comes in large pages", async () => {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  for (let count = 0; count < 1300; count += 1)
    world.finish(world.addPhoto(album._id, { takenAt: Date.UTC(2019, 4, 3) + count })._id, []);
  const limits: (string | null)[] = [];
  server.events.on("request:start", ({ request }) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith("/photos/") && searchParams.has("taken")) limits.push(searchParams.get("limit"));
  });
  renderApp("/", world);
  expect((await screen.findAllByTestId("photo-card")).length).toBeGreaterThan(0);
  expect(limits).toEqual(["100"]);
  vi.spyOn(window, "scrollY", "get").mockReturnValue(30_000);
  fireEvent.scroll(window);
  await waitFor(() => expect(limits.length).toBeGreaterThan(1));
  expect(limits[1]).toBe("500");
  server.events.removeAllListeners();
  vi.restoreAllMocks();
});

test("a deleted photo is gone from the home page and its count", async () => {
  const { user } = renderApp("/", years());
  await user.click(await screen.findByRole("checkbox", { name: "Select old.jpg" }));
  await user.click(
    within(await screen.findByTestId("selection-bar")).getByRole("button", { name: "Delete" }),
  );
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete" }));
  await waitFor(() => expect(screen.queryByRole("link", { name: /^old\.jpg/ })).not.toBeInTheDocument());
  expect(await screen.findByText("2 photos")).toBeVisible();
});

test("of a photo in several albums none is offered to be shown by it", async () => {
  const world = worldOfAda();
  const albumIds = ["Alps", "Andes"].map((name) => world.addAlbum(name)._id);
  world.finish(world.addPhoto(null, { fileName: "bus.jpg", albumIds })._id, []);
  const { user } = renderApp("/", world);
  await user.hover(await screen.findByTestId("photo-card"));
  await user.click(screen.getByRole("button", { name: "Actions for bus.jpg" }));
  expect(await screen.findByRole("menuitem", { name: "Delete photo" })).toBeVisible();
  expect(screen.queryByRole("menuitem", { name: "Use as cover" })).not.toBeInTheDocument();
});

test("where there are no photos yet, an album can be made", async () => {
  const { user, router } = renderApp("/", worldOfAda());
  await user.click(await screen.findByRole("button", { name: "Create your first album" }));
  await user.type(await screen.findByLabelText("Album name"), "Alps{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/albums\/./));
});
