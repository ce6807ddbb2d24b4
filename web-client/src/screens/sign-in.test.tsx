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
  expect(await screen.findByRole("heading", { name: "Create an account" })).toBeVisible();
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

test("an account that asks for a code gets one, after a wrong one too", async () => {
  const world = worldOfAda();
  world.signedInAs = null;
  world.code = "123456";
  const { user } = renderApp("/sign-in", world);
  await fillIn(user, "ada", "correct horse");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  const code = await screen.findByLabelText("Code");
  expect(code).toHaveFocus();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  await user.type(code, "000000");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("The code is wrong");
  await user.clear(code);
  await user.type(code, "123456");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByRole("button", { name: "Account: ada" })).toBeVisible();
});

test("the provider is offered by its name, where there is one", async () => {
  const world = new World();
  world.provider = "Home";
  renderApp("/sign-in", world);
  expect(await screen.findByRole("button", { name: "Sign in with Home" })).toBeVisible();
});

test("who does not sign people up is not offered to those who have no account", async () => {
  const world = new World();
  world.provider = "Home";
  renderApp("/sign-up", world);
  expect(await screen.findByRole("heading", { name: "Create an account" })).toBeVisible();
  expect(screen.queryByRole("button", { name: /Home/ })).not.toBeInTheDocument();
});

test("who comes back from the provider lands where they wanted to go", async () => {
  const world = worldOfAda();
  world.signedInAs = null;
  sessionStorage.setItem("sign-in-from", "/albums");
  const { router } = renderApp("/signed-in?state=sign-in.begun-here&code=c", world);
  expect(await screen.findByRole("heading", { name: "Albums", level: 1 })).toBeVisible();
  expect(router.state.location.search).toBe("");
});

test.each(["//evil.example", "https://evil.example", "javascript:alert(1)"])(
  "no other place is gone to after a sign-in: %s",
  async (from) => {
    const world = worldOfAda();
    world.signedInAs = null;
    sessionStorage.setItem("sign-in-from", from);
    const { router } = renderApp("/signed-in?state=sign-in.begun-here&code=c", world);
    expect(await screen.findByRole("button", { name: "Account: ada" })).toBeVisible();
    expect(router.state.location.pathname).toBe("/");
  },
);

test("what the provider's answer lacks is told, with the way back", async () => {
  const world = worldOfAda();
  world.signedInAs = null;
  const { user } = renderApp("/signed-in?state=sign-in.of-another&code=c", world);
  expect(await screen.findByRole("alert")).toHaveTextContent("This was begun elsewhere.");
  expect(screen.getByText("A photo album that labels its own photos.")).toBeVisible();
  await user.click(screen.getByRole("link", { name: "Back to the sign-in" }));
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeVisible();
});
