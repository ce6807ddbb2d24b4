import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { http } from "msw";
import { problem } from "../testing/answers";
import { renderApp, worldOfAda } from "../testing/render-app";
import { server } from "../testing/server";

function threePhotos() {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  const [a, b, c] = ["a.jpg", "b.jpg", "c.jpg"].map((fileName) => {
    const photo = world.addPhoto(album._id, { fileName });
    return world.finish(photo._id, ["dog"]);
  });
  if (!a || !b || !c) throw new Error("three photos were made");
  return { world, album, a, b, c };
}

test("a click shows the preview at once, then the original", async () => {
  const { world, album, b } = threePhotos();
  const { user, router } = renderApp(`/albums/${album._id}`, world);
  await user.click(await screen.findByRole("link", { name: /^b\.jpg/ }));
  const viewer = await screen.findByTestId("viewer");
  expect(within(viewer).getByTestId("preview")).toHaveAttribute(
    "src",
    `/function/storage/preview:ada:${b._id}`,
  );
  const original = within(viewer).getByTestId("original");
  expect(original).toHaveAttribute("src", `/function/photos/${b._id}/original`);
  fireEvent.load(original);
  expect(within(viewer).queryByTestId("preview")).not.toBeInTheDocument();
  expect(router.state.location.pathname).toBe(`/albums/${album._id}/photos/${b._id}`);
});

test("arrow keys go to the neighbours and Escape goes back to the album", async () => {
  const { world, album, b } = threePhotos();
  const { user, router } = renderApp(`/albums/${album._id}/photos/${b._id}`, world);
  expect(await screen.findByRole("dialog", { name: "b.jpg" })).toBeVisible();
  await user.keyboard("{ArrowRight}");
  expect(await screen.findByRole("dialog", { name: "a.jpg" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Next photo" })).not.toBeInTheDocument();
  await user.keyboard("{ArrowLeft}");
  expect(await screen.findByRole("dialog", { name: "b.jpg" })).toBeVisible();
  await user.keyboard("{ArrowLeft}");
  expect(await screen.findByRole("dialog", { name: "c.jpg" })).toBeVisible();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(router.state.location.pathname).toBe(`/albums/${album._id}`);
});

test("an original that the browser cannot show leaves the preview and offers the download", async () => {
  const { world, album, b } = threePhotos();
  renderApp(`/albums/${album._id}/photos/${b._id}`, world);
  fireEvent.error(await screen.findByTestId("original"));
  expect(screen.getByText(/could not be shown in this browser/)).toBeVisible();
  expect(screen.getByTestId("preview")).toBeVisible();
  expect(screen.getByRole("link", { name: "Download original" })).toHaveAttribute("download", "b.jpg");
});

test("a photo is marked by its buttons and by keys, and shows it", async () => {
  const { world, album, b } = threePhotos();
  const { user } = renderApp(`/albums/${album._id}/photos/${b._id}`, world);
  const favourite = await screen.findByRole("button", { name: "Favourite", pressed: false });
  await user.click(favourite);
  expect(favourite).toHaveAttribute("aria-pressed", "true");
  await user.keyboard("a");
  expect(screen.getByRole("button", { name: "Archive" })).toHaveAttribute("aria-pressed", "true");
  await user.keyboard("f");
  expect(favourite).toHaveAttribute("aria-pressed", "false");
  const marks = () => world.photos.find(({ _id }) => _id === b._id);
  await waitFor(() => expect(marks()).toMatchObject({ favourite: false, archived: true }));
});

test("deleting from the viewer goes on to the next photo", async () => {
  const { world, album, b } = threePhotos();
  const { user } = renderApp(`/albums/${album._id}/photos/${b._id}`, world);
  await user.click(await screen.findByRole("button", { name: "Delete photo" }));
  const question = await screen.findByRole("alertdialog");
  await user.click(within(question).getByRole("button", { name: "Delete photo" }));
  expect(await screen.findByRole("dialog", { name: "a.jpg" })).toBeVisible();
  expect(world.photos.map((photo) => photo.fileName)).toEqual(["c.jpg", "a.jpg"]);
});

test("a link to a photo that is gone says so and leads back to the album", async () => {
  const { world, album } = threePhotos();
  const { user } = renderApp(`/albums/${album._id}/photos/ffffffffffffffffffffffff`, world);
  expect(await screen.findByRole("dialog", { name: "This photo is not here" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Back to the album" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(screen.getAllByTestId("photo-card")).toHaveLength(3);
});

const FOUND = { class: "dog", conf: 0.914, x1: 81, y1: 108, x2: 405, y2: 540 };

test("recognised objects are drawn where they were seen", async () => {
  const { world, album, b } = threePhotos();
  world.change(b._id, { detections: [FOUND], width: 810, height: 1080 });
  const { user } = renderApp(`/albums/${album._id}/photos/${b._id}`, world);
  await user.click(await screen.findByRole("button", { name: "Show recognised objects" }));
  const [box] = within(screen.getByRole("list", { name: "Recognised objects" })).getAllByRole("listitem");
  expect(box).toHaveTextContent("dog 91%");
  expect(box).toHaveStyle({ left: "10%", top: "10%", width: "40%", height: "40%" });
  await user.keyboard("b");
  expect(screen.queryByRole("list", { name: "Recognised objects" })).not.toBeInTheDocument();
});

test("what the whole picture shows is told beside the boxes, and each tag tells why", async () => {
  const { world, album, b } = threePhotos();
  const labels = [
    { class: "dog", conf: 0.914, isFor: "box" as const },
    { class: "mountain", conf: 0.83, isFor: "picture" as const },
  ];
  world.change(b._id, {
    detections: [FOUND],
    labels,
    tags: ["dog", "mountain", "Rigi"],
    addedTags: ["Rigi"],
  });
  const { user } = renderApp(`/albums/${album._id}/photos/${b._id}`, world);
  await screen.findByRole("dialog", { name: "b.jpg" });
  await user.keyboard("i");
  const [whole] = within(await screen.findByRole("list", { name: "The whole picture shows" })).getAllByRole(
    "listitem",
  );
  expect(whole).toHaveTextContent("mountain83%");
  const tags = within(screen.getByTestId("photo-panel")).getByRole("list", { name: "Tags" });
  const why = within(tags)
    .getAllByRole("listitem")
    .map((tag) => tag.title);
  expect(why).toEqual([
    "Recognised in a box, 91% sure",
    "The whole picture shows it, 83% sure",
    "Added by hand",
  ]);
});

test("where a photo was taken is drawn, and a link leads to a real map", async () => {
  const { world, album, b } = threePhotos();
  world.change(b._id, { gps: { lat: 40.4114, lon: -3.7074, altitude: null } });
  const { user } = renderApp(`/albums/${album._id}/photos/${b._id}`, world);
  await screen.findByRole("dialog", { name: "b.jpg" });
  await user.keyboard("i");
  const map = await screen.findByTestId("place-map");
  const dot = map.querySelector("circle");
  const [left = NaN, top = NaN, width = NaN, height = NaN] = (map.getAttribute("viewBox") ?? "")
    .split(" ")
    .map(Number);
  expect(Number(dot?.getAttribute("cx"))).toBeCloseTo(left + width / 2);
  expect(Number(dot?.getAttribute("cy"))).toBeCloseTo(top + height / 2);
  expect(Number(dot?.getAttribute("cx"))).toBeCloseTo(-37.074);
  expect(screen.getByRole("link", { name: /40\.4114° N, 3\.7074° W/ })).toHaveAttribute(
    "href",
    "https://www.openstreetmap.org/?mlat=40.4114&mlon=-3.7074#map=15/40.4114/-3.7074",
  );
});

test("tags are corrected in the panel, and the album shows it", async () => {
  const { world, album, b } = threePhotos();
  const { user } = renderApp(`/albums/${album._id}/photos/${b._id}`, world);
  await screen.findByRole("dialog", { name: "b.jpg" });
  await user.keyboard("i");
  const panel = await screen.findByTestId("photo-panel");
  await user.click(within(panel).getByRole("button", { name: "Remove tag dog" }));
  await user.type(within(panel).getByRole("combobox", { name: "Add a tag" }), "Rex{Enter}");
  expect(await within(panel).findByRole("button", { name: "Remove tag Rex" })).toBeVisible();
  await waitFor(() => expect(world.photos.find(({ _id }) => _id === b._id)?.tags).toEqual(["Rex"]));
  await user.keyboard("{Escape}");
  expect(await screen.findByRole("link", { name: "b.jpg: Rex" })).toBeVisible();
});

test("a correction that the server refuses is taken back, with the reason", async () => {
  const { world, album, b } = threePhotos();
  const { user } = renderApp(`/albums/${album._id}/photos/${b._id}`, world);
  server.use(
    http.patch("*/function/photos/:id", () => problem(422, "A photo may have at most 100 corrections.")),
  );
  await screen.findByRole("dialog", { name: "b.jpg" });
  await user.keyboard("i");
  await user.click(await screen.findByRole("button", { name: "Remove tag dog" }));
  expect(await screen.findAllByText("A photo may have at most 100 corrections.")).not.toHaveLength(0);
  expect(screen.getByRole("button", { name: "Remove tag dog" })).toBeVisible();
});

test("the panel names the albums that a photo is in, and leads to them", async () => {
  const { world, album, b } = threePhotos();
  const andes = world.addAlbum("Andes");
  world.addAlbum("Atlas");
  world.putInto(b._id, [album._id, andes._id]);
  const { user, router } = renderApp(`/albums/${album._id}/photos/${b._id}`, world);
  await screen.findByRole("dialog", { name: "b.jpg" });
  await user.keyboard("i");
  const albums = await screen.findByRole("list", { name: "Albums" });
  expect(within(albums).getAllByRole("link")).toHaveLength(2);
  await user.click(within(albums).getByRole("link", { name: "Andes" }));
  expect(await screen.findByRole("heading", { name: "Andes", level: 1 })).toBeVisible();
  expect(router.state.location.pathname).toBe(`/albums/${andes._id}`);
});

test("a photo in no album says so", async () => {
  const world = worldOfAda();
  const photo = world.finish(world.addPhoto(null, { fileName: "a.jpg" })._id, []);
  const { user } = renderApp(`/photos/${photo._id}`, world);
  await screen.findByRole("dialog", { name: "a.jpg" });
  await user.keyboard("i");
  expect(await screen.findByText("In no album")).toBeVisible();
});
