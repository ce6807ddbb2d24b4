import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp, worldOfAda } from "../testing/render-app";

const BOX = { class: "dog", conf: 0.9, x1: 81, y1: 108, x2: 405, y2: 540 };

function openPhoto() {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  const andes = world.addAlbum("Andes");
  const other = world.finish(world.addPhoto(album._id, { fileName: "other.jpg" })._id, []);
  const photo = world.finish(world.addPhoto(album._id, { fileName: "a.jpg" })._id, ["dog"]);
  world.change(photo._id, { detections: [BOX], width: 810, height: 1080 });
  const app = renderApp(`/albums/${album._id}/photos/${photo._id}`, world);
  const now = () => world.photoOf(photo._id);
  const act = async (name: string) => {
    await app.user.click(await screen.findByRole("button", { name: "More actions" }));
    await app.user.click(await screen.findByRole("menuitem", { name }));
  };
  return { ...app, world, album, andes, other, photo, now, act };
}

test("a photo is turned by keys, its boxes with it at once", async () => {
  const { user, now } = openPhoto();
  await screen.findByRole("dialog", { name: "a.jpg" });
  await user.keyboard("br");
  const box = () => within(screen.getByRole("list", { name: "Recognised objects" })).getByRole("listitem");
  // As written: jsdom computes styles once.
  await waitFor(() =>
    expect(box().getAttribute("style")).toBe("left: 50%; top: 10%; width: 40%; height: 40%;"),
  );
  expect(screen.getByTestId("original").getAttribute("style")).toContain("rotate(90deg)");
  await waitFor(() => expect(now().rotation).toBe(90));
  await user.keyboard("[[[["); // twice: one is written as two
  await waitFor(() => expect(now().rotation).toBe(270));
  expect(screen.getByTestId("original").getAttribute("style")).toContain("rotate(270deg)");
});

test("a photo that is moved is gone from here, and the next one is shown", async () => {
  const { user, now, andes, act } = openPhoto();
  await act("Move to album");
  const dialog = await screen.findByRole("dialog", { name: "Move 1 photo to" });
  await user.click(within(dialog).getByRole("radio", { name: /Andes/ }));
  await user.click(within(dialog).getByRole("button", { name: "Move" }));
  expect(await screen.findByRole("dialog", { name: "other.jpg" })).toBeVisible();
  expect(now().albumIds).toEqual([andes._id]);
});

test("a photo is shared by an album that it is put into", async () => {
  const { user, now, andes, album, act } = openPhoto();
  await act("Share");
  const dialog = await screen.findByRole("dialog", { name: "Share 1 photo in" });
  await user.click(within(dialog).getByRole("radio", { name: /Andes/ }));
  await user.click(within(dialog).getByRole("button", { name: "Share" }));
  expect(await screen.findByRole("dialog", { name: "Share “Andes”" })).toBeVisible();
  expect(now().albumIds).toEqual([album._id, andes._id]);
});

test("what is written of a photo is changed where it stands", async () => {
  const { user, now } = openPhoto();
  await screen.findByRole("dialog", { name: "a.jpg" });
  await user.keyboard("i");
  await user.type(await screen.findByRole("textbox", { name: "Title" }), "Harbour{Enter}");
  await user.type(screen.getByRole("textbox", { name: "People" }), "Anna, Ben, Anna{Enter}");
  await user.click(screen.getByRole("button", { name: "4 stars" }));
  await user.type(screen.getByRole("textbox", { name: "Caption" }), "no{Escape}");
  await waitFor(() => expect(now()).toMatchObject({ title: "Harbour", people: ["Anna", "Ben"], rating: 4 }));
  expect(now().caption).toBeNull();
  expect(screen.getByRole("dialog", { name: "a.jpg" })).toBeVisible();
});

test("a date is put right with the clock and its offset", async () => {
  const { user, now, act } = openPhoto();
  await act("Correct date and time");
  const dialog = await screen.findByRole("dialog", { name: "Date and time" });
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  expect(within(dialog).getByText("Say a date and a time.")).toBeVisible();
  await user.type(within(dialog).getByLabelText("Date and time"), "2019-05-03T14:30");
  await user.type(within(dialog).getByLabelText("Hours from UTC (optional)"), "+2");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(now()).toMatchObject({ takenAt: Date.UTC(2019, 4, 3, 12, 30), takenAtOffset: 120 }),
  );
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
});

test("a place is found by the name of its town", async () => {
  const { user, now, act } = openPhoto();
  await act("Correct place");
  const dialog = await screen.findByRole("dialog", { name: "Place" });
  const town = within(dialog).getByRole("combobox", { name: "Town" });
  await user.type(town, "lis");
  expect(await within(dialog).findByRole("option", { name: "Lisbon, Portugal" })).toBeVisible();
  await user.type(town, "{Enter}");
  expect(within(dialog).getByLabelText("Latitude")).toHaveValue("38.72923");
  await user.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => expect(now().gps).toMatchObject({ lat: 38.72923, lon: -9.15338 }));
});

test("a slideshow is begun, held and ended by keys", async () => {
  const { user } = openPhoto();
  await screen.findByRole("dialog", { name: "a.jpg" });
  await user.keyboard("s");
  const show = await screen.findByRole("region", { name: "Slideshow" });
  expect(within(show).getByRole("button", { name: "Pause" })).toHaveFocus();
  await user.keyboard(" ");
  expect(within(show).getByRole("button", { name: "Go on" })).toBeVisible();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(show).not.toBeInTheDocument());
  expect(screen.getByRole("dialog", { name: "a.jpg" })).toBeVisible();
});
