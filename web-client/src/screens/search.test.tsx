import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { server } from "../testing/server";
import { renderApp, worldOfAda } from "../testing/render-app";

const PLACE = {
  ...{ town: "Lisbon", region: null, country: "Portugal" },
  german: { town: "Lissabon", region: null, country: "Portugal" },
};

/** a.jpg (dog, Lisbon, 2019), b.jpg (dog and car, 2019), c.jpg (cell phone, no date). */
function threeFound() {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  const add = (fileName: string, tags: string[], details = {}) =>
    world.finish(world.addPhoto(album._id, { fileName, ...details })._id, tags);
  add("a.jpg", ["dog"], { takenAt: Date.UTC(2019, 4, 3), place: PLACE });
  add("b.jpg", ["dog", "car"], { takenAt: Date.UTC(2019, 6, 1) });
  add("c.jpg", ["cell phone"]);
  return world;
}

async function shownNames() {
  const links = within(await screen.findByRole("region", { name: "Photos" })).getAllByRole("link");
  return links.map((link) => within(link).getByRole("img").getAttribute("alt")?.split(":")[0]);
}

function parts() {
  return within(screen.getByRole("list", { name: "What is searched for" }))
    .getAllByRole("listitem")
    .map((part) => part.textContent);
}

test("a slash leads to the box of every page, Enter searches, and the address holds it", async () => {
  const { user, router } = renderApp("/albums", threeFound());
  await screen.findByRole("heading", { name: "Albums" });
  await user.keyboard("/dog car{Enter}");
  await waitFor(() => expect(router.state.location.search).toBe("?q=dog+car"));
  expect(await screen.findByText("1 photo", { selector: "p" })).toBeVisible();
  expect(await shownNames()).toEqual(["b.jpg"]);
  expect(parts()).toEqual(["dog", "car"]);
});

test("suggestions come with kind and count, and are taken by the arrow keys", async () => {
  const { user, router } = renderApp("/albums", threeFound());
  const box = await screen.findByRole("combobox", { name: "Search" });
  await user.type(box, "car do");
  const option = await screen.findByRole("option", { name: "dog Tag 2" });
  expect(box).toHaveAttribute("aria-expanded", "true");
  await user.keyboard("{ArrowDown}");
  expect(option).toHaveAttribute("aria-selected", "true");
  expect(box).toHaveAttribute("aria-activedescendant", option.id);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(router.state.location.search).toBe("?q=car+tag%3Adog"));
  expect(await shownNames()).toEqual(["b.jpg"]);
  expect(screen.queryByRole("option")).not.toBeInTheDocument();
});

test("suggestions are taken by the pointer; Escape closes them, then empties the box", async () => {
  const { user, router } = renderApp("/albums", threeFound());
  const box = await screen.findByRole("combobox", { name: "Search" });
  await user.type(box, "lis");
  await user.click(await screen.findByRole("option", { name: "Lisbon Place 1" }));
  await waitFor(() => expect(router.state.location.search).toBe("?q=place%3Alisbon"));
  await user.type(box, "do");
  await screen.findByRole("option", { name: "dog Tag 2" });
  await user.keyboard("{Escape}");
  expect(box).toHaveAttribute("aria-expanded", "false");
  expect(box).toHaveValue("do");
  await user.keyboard("{Escape}");
  expect(box).toHaveValue("");
});

test("what is searched for is taken away part by part, and Back takes back one step", async () => {
  const { user, router } = renderApp("/search?q=dog+car", threeFound());
  await user.click(await screen.findByRole("button", { name: "Remove car" }));
  await waitFor(async () => expect(await shownNames()).toEqual(["b.jpg", "a.jpg"]));
  expect(router.state.location.search).toBe("?q=dog");
  await user.type(screen.getByRole("combobox"), "taken:2019-05{Enter}");
  await waitFor(async () => expect(await shownNames()).toEqual(["a.jpg"]));
  expect(parts()).toEqual(["dog", "May 2019"]);
  await router.navigate(-1);
  await waitFor(() => expect(parts()).toEqual(["dog"]));
  await router.navigate(-1);
  await waitFor(() => expect(parts()).toEqual(["dog", "car"]));
});

test("facets add and take away what they name, with counts", async () => {
  const { user, router } = renderApp("/search", threeFound());
  const filters = await screen.findByRole("complementary", { name: "Filters" });
  await user.click(await within(filters).findByRole("button", { name: "dog (2 photos)" }));
  await user.click(await within(filters).findByRole("button", { name: "Lisbon (1 photo)" }));
  await waitFor(() => expect(router.state.location.search).toBe("?q=tag%3Adog+place%3Alisbon"));
  await waitFor(async () => expect(await shownNames()).toEqual(["a.jpg"]));
  expect(parts()).toEqual(["dog", "Lisbon"]);
  const chosen = within(filters).getByRole("button", { name: "dog (1 photo)" });
  expect(chosen).toHaveAttribute("aria-pressed", "true");
  await user.click(chosen);
  await waitFor(() => expect(router.state.location.search).toBe("?q=place%3Alisbon"));
});

test("the server's sentence stands at the place that it could not read, and the box has the text", async () => {
  const { user } = renderApp("/search?q=dog+plcae%3Arome", threeFound());
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent(
    "The search cannot be read at character 5. There is no plcae: to search by.",
  );
  expect(within(alert).getByText("plcae:rome").tagName).toBe("MARK");
  const box = screen.getByRole("combobox");
  expect(box).toHaveValue("dog plcae:rome");
  await user.clear(box);
  await user.type(box, "dog{Enter}");
  expect(await shownNames()).toEqual(["b.jpg", "a.jpg"]);
  expect(parts()).toEqual(["dog"]);
});

test("where nothing is found, the way back to all photos is one press", async () => {
  const { user } = renderApp("/search?q=unicorn", threeFound());
  const empty = (await screen.findByRole("heading", { name: "Nothing found" })).closest("section");
  await user.click(within(empty ?? document.body).getByRole("button", { name: "Show all photos" }));
  expect(await shownNames()).toEqual(["b.jpg", "a.jpg", "c.jpg"]);
});

test("labels have German names in a German client, and their own in the search", async () => {
  localStorage.setItem("smart-album.language", "de");
  const { user, router } = renderApp("/search", threeFound());
  await user.click(await screen.findByRole("button", { name: "Handy (1 Foto)" }));
  await waitFor(() => expect(router.state.location.search).toBe("?q=tag%3A%22cell+phone%22"));
  expect(await screen.findByRole("button", { name: "Handy entfernen" })).toBeVisible();
  await waitFor(() =>
    expect(screen.getAllByRole("img").map((image) => image.getAttribute("alt"))).toEqual(["c.jpg: Handy"]),
  );
});

test("places have German names in a German client, and are found by their own", async () => {
  localStorage.setItem("smart-album.language", "de");
  const { user, router } = renderApp("/search", threeFound());
  await user.click(await screen.findByRole("button", { name: "Lissabon (1 Foto)" }));
  await waitFor(() => expect(router.state.location.search).toBe("?q=place%3Alisbon"));
  expect(await screen.findByRole("button", { name: "Lissabon entfernen" })).toBeVisible();
});

test("more pages come as the end nears, and the viewer goes through all that was found", async () => {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  for (let count = 0; count < 120; count += 1) world.finish(world.addPhoto(album._id)._id, ["dog"]);
  const { user } = renderApp("/search?q=dog", world);
  await user.click((await screen.findAllByRole("link", { name: /^photo-/ }))[0] ?? document.body);
  expect(await screen.findByText("1 of 120")).toBeVisible();
});

test("a photo that is deleted is found no more", async () => {
  const { user } = renderApp("/search?q=dog", threeFound());
  await user.click(await screen.findByRole("checkbox", { name: "Select b.jpg" }));
  await user.click(within(screen.getByTestId("selection-bar")).getByRole("button", { name: "Delete" }));
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete" }));
  await waitFor(async () => expect(await shownNames()).toEqual(["a.jpg"]));
  expect(await screen.findByText("1 photo", { selector: "p" })).toBeVisible();
});

test("all that was found is changed by a job, which tells how it ended and can be undone", async () => {
  const world = threeFound();
  const { user } = renderApp("/search?q=dog", world);
  await user.click(await screen.findByRole("checkbox", { name: "Select b.jpg" }));
  const bar = screen.getByTestId("selection-bar");
  await user.click(within(bar).getByRole("button", { name: "Select all 2" }));
  await user.click(within(screen.getByTestId("selection-bar")).getByRole("button", { name: "Add tags" }));
  await user.type(await screen.findByRole("textbox", { name: "Tags" }), " sea, sun ,sea{Enter}");
  expect(await screen.findByTestId("job")).toHaveTextContent("Tags");
  expect(world.jobs[0]).toMatchObject({ q: "dog", action: { addTags: ["sea", "sun"] } });
  await user.click(await screen.findByRole("button", { name: "Undo" }, { timeout: 3000 }));
  await waitFor(() => expect(world.jobs[0]).toMatchObject({ undoes: world.jobs[1]?._id }));
});

test("the end of a job is told that was over before the jobs were asked for", async () => {
  const world = threeFound();
  const { user } = renderApp("/search?q=dog", world);
  const ended = () => world.jobs.map((job) => ({ ...job, state: "done", changed: job.total }));
  server.use(http.get("*/function/photos/jobs", () => HttpResponse.json(ended())));
  await user.click(await screen.findByRole("checkbox", { name: "Select b.jpg" }));
  await user.click(screen.getByRole("button", { name: "Add to favourites" }));
  expect(await screen.findByText("Add to favourites: 1 photo changed.")).toBeVisible();
});

test("selected photos are marked together", async () => {
  const world = threeFound();
  const { user } = renderApp("/search?q=dog", world);
  await user.click(await screen.findByRole("checkbox", { name: "Select b.jpg" }));
  await user.click(screen.getByRole("button", { name: "Add to favourites" }));
  await waitFor(() => expect(world.jobs[0]).toMatchObject({ total: 1, action: { favourite: true } }));
  expect(screen.queryByTestId("selection-bar")).not.toBeInTheDocument();
});

test("what was found is shared in a new album", async () => {
  const world = threeFound();
  const { user } = renderApp("/search?q=dog", world);
  await user.click(await screen.findByRole("checkbox", { name: "Select b.jpg" }));
  await user.click(screen.getByRole("button", { name: "Select all 2" }));
  await user.click(within(screen.getByTestId("selection-bar")).getByRole("button", { name: "Share" }));
  const dialog = await screen.findByRole("dialog", { name: "Share 2 photos in" });
  await user.type(within(dialog).getByLabelText("New album"), "For the family{Enter}");
  expect(await screen.findByRole("dialog", { name: "Share “For the family”" })).toBeVisible();
  const album = world.albums.find(({ albumName }) => albumName === "For the family");
  expect(world.jobs[0]).toMatchObject({ q: "dog", action: { addTo: album?._id } });
});
