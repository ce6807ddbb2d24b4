import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp, worldOfAda } from "../../testing/render-app";

function twoDogs() {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  for (const fileName of ["a.jpg", "b.jpg"])
    world.finish(world.addPhoto(album._id, { fileName })._id, ["dog"]);
  return world;
}

async function selectEverything() {
  const { user } = renderApp("/search?q=dog", twoDogs());
  await user.click(await screen.findByRole("checkbox", { name: "Select b.jpg" }));
  await user.click(screen.getByRole("button", { name: "Select all 2" }));
  return user;
}

const bar = () => screen.getByTestId("selection-bar");

test("all that was found is seen to be selected", async () => {
  await selectEverything();
  expect(bar()).toHaveTextContent("2 selected");
  expect(screen.getByRole("checkbox", { name: "Select a.jpg" })).toBeChecked();
});

test("what is unselected is not among all that was found", async () => {
  const user = await selectEverything();
  await user.click(screen.getByRole("checkbox", { name: "Select b.jpg" }));
  expect(bar()).toHaveTextContent("1 selected");
  expect(screen.getByRole("checkbox", { name: "Select b.jpg" })).not.toBeChecked();
});

test("what is selected after all was let go is selected alone", async () => {
  const user = await selectEverything();
  await user.keyboard("{Escape}");
  await user.click(screen.getByRole("checkbox", { name: "Select a.jpg" }));
  expect(bar()).toHaveTextContent("1 selected");
});
