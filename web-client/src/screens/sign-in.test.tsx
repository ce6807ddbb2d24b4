import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp, worldOfAda } from "../testing/render-app";
import { World } from "../testing/world";

async function fillIn(user: ReturnType<typeof renderApp>["user"], name: string, password: string) {
  await user.type(await screen.findByLabelText("User name"), name);
  await user.type(screen.getByLabelText("Password"), password);
}

test("a stranger makes an account and sees where to begin", async () => {
  const world = new World();
  const { user } = renderApp("/", world);
  await user.click(await screen.findByRole("link", { name: "Create an account" }));
  await fillIn(user, "grace", "correct horse");
  await user.click(screen.getByRole("button", { name: "Create account" }));
  expect(await screen.findByRole("button", { name: "Create your first album" })).toBeVisible();
  expect(world.accounts.get("grace")).toBe("correct horse");
});

test("a wrong password shows the server's reason and keeps what was typed", async () => {
  const world = worldOfAda();
  world.signedInAs = null;
  const { user } = renderApp("/sign-in", world);
  await fillIn(user, "ada", "wrong wrong");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("The name or the password is wrong.");
  expect(screen.getByLabelText("User name")).toHaveValue("ada");
});

test("a new password that is too short is refused before anything is sent", async () => {
  const world = new World();
  const { user } = renderApp("/sign-up", world);
  await fillIn(user, "grace", "short");
  await user.click(screen.getByRole("button", { name: "Create account" }));
  expect(screen.getByLabelText("Password")).toHaveAccessibleDescription("Use at least 8 characters.");
  expect(world.accounts.size).toBe(0);
});

test("a deep link survives the sign-in", async () => {
  const world = worldOfAda();
  const album = world.addAlbum("Alps");
  world.signedInAs = null;
  const { user } = renderApp(`/albums/${album._id}`, world);
  await fillIn(user, "ada", "correct horse");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByRole("heading", { name: "Alps" })).toBeVisible();
});

test("signing out leads to the sign-in and leaves nothing on the page", async () => {
  const world = worldOfAda();
  world.addAlbum("Alps");
  const { user } = renderApp("/albums", world);
  await screen.findByText("Alps");
  await user.click(screen.getByRole("button", { name: "Account: ada" }));
  await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(screen.queryByText("Alps")).not.toBeInTheDocument();
});
