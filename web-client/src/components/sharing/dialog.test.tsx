import { screen, waitFor, within } from "@testing-library/react";
import { http } from "msw";
import { expect, test } from "vitest";
import type { ShareRequest } from "../../api/types";
import { problem } from "../../testing/answers";
import { renderApp, worldOfAda } from "../../testing/render-app";
import { server } from "../../testing/server";

async function opened(...shares: Partial<ShareRequest>[]) {
  const world = worldOfAda();
  world.accounts.set("bob", "another horse");
  const album = world.addAlbum("Alps");
  for (const terms of shares) world.share(album._id, terms);
  const { user } = renderApp(`/albums/${album._id}`, world);
  await user.click(await screen.findByRole("button", { name: "Actions for Alps" }));
  await user.click(await screen.findByRole("menuitem", { name: "Share" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Share “Alps”" }));
  await dialog.findByRole("button", { name: "Create link" });
  return { world, user, dialog };
}

test("a link is made on the chosen terms and shown once, its token behind the #", async () => {
  const { world, user, dialog } = await opened();
  expect(await dialog.findByText("Only you. Nothing is shared yet.")).toBeVisible();
  await user.type(dialog.getByLabelText("Password (optional)"), "open sesame");
  await user.selectOptions(dialog.getByLabelText("Ends"), "In 7 days");
  await user.click(dialog.getByRole("checkbox", { name: "Originals too" }));
  const before = Date.now();
  await user.click(dialog.getByRole("button", { name: "Create link" }));
  const field = await dialog.findByRole("textbox", { name: "Link" });
  const [share] = world.shares;
  expect(field).toHaveValue(`http://127.0.0.1:8080/function/recognition-web/share#${share?.token}`);
  expect(share).toMatchObject({ kind: "link", originals: true, add: false, password: "open sesame" });
  expect(share?.expiresAt).toBeGreaterThanOrEqual(before + 7 * 86_400_000);
  await user.click(dialog.getByRole("button", { name: "Copy" }));
  expect(await navigator.clipboard.readText()).toBe(
    `http://127.0.0.1:8080/function/recognition-web/share#${share?.token}`,
  );
  expect(dialog.getByRole("button", { name: "Copied" })).toBeVisible();
  await user.click(dialog.getByRole("button", { name: "Back" }));
  const row = await dialog.findByTestId("share");
  expect(row).toHaveTextContent(/Link of .*Looking · originals · with password · until/);
  expect(dialog.queryByRole("textbox", { name: "Link" })).not.toBeInTheDocument();
});

test("a short password and a day that has passed are refused before anything is made", async () => {
  const { world, user, dialog } = await opened();
  await user.type(dialog.getByLabelText("Password (optional)"), "short");
  await user.selectOptions(dialog.getByLabelText("Ends"), "On a date…");
  await user.type(dialog.getByLabelText("Last day"), "2001-01-01");
  await user.click(dialog.getByRole("button", { name: "Create link" }));
  expect(dialog.getByText("Use at least 8 characters.")).toBeVisible();
  expect(dialog.getByText("Choose a day from today on.")).toBeVisible();
  expect(world.shares).toEqual([]);
});

test("an album is shared with a person, who may be let add photos", async () => {
  const { world, user, dialog } = await opened();
  await user.click(dialog.getByRole("radio", { name: "With a person" }));
  await user.type(dialog.getByLabelText("User name"), "Bob");
  await user.click(dialog.getByRole("checkbox", { name: "May add photos" }));
  await user.click(dialog.getByRole("button", { name: "Share" }));
  const row = await dialog.findByTestId("share");
  expect(row).toHaveTextContent("bobLooking and adding");
  expect(dialog.getByRole("status")).toHaveTextContent("Shared with bob.");
  expect(world.shares).toMatchObject([{ kind: "user", userName: "bob", add: true, originals: false }]);
});

test.each([
  ["", "Please fill this in."],
  ["ada", "That is you."],
  ["bob", "The album is shared with bob already."],
  ["no!", "This is no user name."],
  ["nobody", "Nobody here has this user name."],
])("%o is refused in words", async (name, words) => {
  const { world, user, dialog } = await opened({ kind: "user", userName: "bob" });
  await dialog.findByTestId("share");
  await user.click(dialog.getByRole("radio", { name: "With a person" }));
  if (name) await user.type(dialog.getByLabelText("User name"), name);
  await user.click(dialog.getByRole("button", { name: "Share" }));
  expect(await dialog.findByText(words, { exact: false })).toBeVisible();
  expect(world.shares).toHaveLength(1);
});

test("an album that is shared too often says what to do", async () => {
  const { user, dialog } = await opened();
  server.use(http.post("*/function/albums/:id/shares", () => problem(409, "Shared 100 times already.")));
  await user.click(dialog.getByRole("button", { name: "Create link" }));
  expect(await dialog.findByRole("alert")).toHaveTextContent("This album is shared 100 times already.");
});

test("a share ends with one press, and the focus stays in the list", async () => {
  const { world, user, dialog } = await opened({ kind: "user", userName: "bob" }, { kind: "link" });
  const rows = await dialog.findAllByTestId("share");
  expect(rows).toHaveLength(2);
  await user.click(dialog.getByRole("button", { name: "End sharing: bob" }));
  await waitFor(() => expect(dialog.getAllByTestId("share")).toHaveLength(1));
  expect(world.shares).toMatchObject([{ kind: "link" }]);
  expect(dialog.getByRole("status")).toHaveTextContent("No longer shared: bob.");
  expect(dialog.getByRole("heading", { name: "Who has access" })).toHaveFocus();
});
