import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderApp, worldOfAda } from "../../testing/render-app";

test("the language is chosen in the account's menu, and remembered", async () => {
  const world = worldOfAda();
  const { user } = renderApp("/albums", world);
  await user.click(await screen.findByRole("button", { name: "Account: ada" }));
  await user.click(await screen.findByRole("menuitemradio", { name: "Deutsch" }));
  expect(await screen.findByRole("heading", { name: "Alben", hidden: true })).toBeInTheDocument();
  await waitFor(() => expect(document.documentElement.lang).toBe("de"));
  expect(localStorage.getItem("smart-album.language")).toBe("de");
});

test("dark colours are chosen against the system's", async () => {
  const { user } = renderApp("/albums", worldOfAda());
  await user.click(await screen.findByRole("button", { name: "Account: ada" }));
  await user.click(await screen.findByRole("menuitemradio", { name: "Dark" }));
  expect(document.documentElement.dataset.theme).toBe("dark");
});

test("the overview of the keys opens with a question mark", async () => {
  const { user } = renderApp("/albums", worldOfAda());
  await screen.findByRole("heading", { name: "Albums" });
  await user.keyboard("?");
  expect(await screen.findByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});
