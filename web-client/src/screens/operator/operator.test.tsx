import { screen, within } from "@testing-library/react";
import { delay, http } from "msw";
import { expect, test } from "vitest";
import { problem } from "../../testing/answers";
import { Operated, operatedBy } from "../../testing/operator";
import { renderApp, worldOfAda } from "../../testing/render-app";
import { server } from "../../testing/server";

const LOOK = "*/function/accounts/invitations/look";

function renderFor(address: string, operated: Operated) {
  const world = worldOfAda();
  world.operators.add("ada");
  const app = renderApp(address, world);
  server.use(...operatedBy(operated));
  return { world, ...app };
}

test("an operator finds the way there in the menu, and nobody else does", async () => {
  const { user } = renderFor("/albums", new Operated());
  await user.click(await screen.findByRole("button", { name: "Account: ada" }));
  await user.click(await screen.findByRole("menuitem", { name: "Operations" }));
  expect(await screen.findByRole("heading", { name: "Operations", level: 1 })).toBeVisible();
});

test("somebody who is no operator is told so, and has no way there", async () => {
  const { user } = renderApp("/operator", worldOfAda());
  expect(await screen.findByText(/for the album's operators/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Account: ada" }));
  expect(await screen.findByRole("menuitem", { name: "Sign out" })).toBeVisible();
  expect(screen.queryByRole("menuitem", { name: "Operations" })).not.toBeInTheDocument();
});

test("the overview tells the queue, who is away, and what labels photos", async () => {
  renderFor("/operator", new Operated());
  expect(await screen.findByText("In the queue")).toBeVisible();
  expect(screen.getByText("7")).toBeVisible();
  const health = await screen.findByRole("list", { name: "Functions and stores" });
  expect(within(health).getByText(/lacks: blob store/)).toBeVisible();
  expect(await screen.findByText("yolov3-tiny/1")).toBeVisible();
});

test("the overview tells who has come last, and by which invitation", async () => {
  const operated = new Operated();
  const invitation = "1".repeat(24);
  operated.addInvitation({ _id: invitation, note: "Grace" });
  for (let at = 0; at < 6; at++) operated.addUser(`user-${at}`, { createdAt: 1_780_000_000_000 + at });
  operated.addUser("grace", { createdAt: 1_790_000_000_000, invitation });
  renderFor("/operator", operated);
  const newcomers = await screen.findByRole("list", { name: "Newest accounts" });
  const rows = within(newcomers).getAllByRole("listitem");
  expect(rows).toHaveLength(5);
  expect(rows[0]).toHaveTextContent("grace");
  await expect.poll(() => rows[0]?.textContent).toContain("by the invitation “Grace”");
  expect(rows[1]).toHaveTextContent(/user-5.*without an invitation/);
  expect(screen.getByRole("link", { name: "All accounts" })).toHaveAttribute("href", "/operator/people");
});

test("what failed for a reason is tried again", async () => {
  const operated = new Operated();
  operated.failures = [
    { step: "thumbnail", title: "Bad Gateway", detail: "The function failed.", photos: 2, again: 0 },
  ];
  const { user } = renderFor("/operator", operated);
  await user.click(await screen.findByRole("button", { name: "Try again: The function failed." }));
  expect(await screen.findByText("2 photos are worked on again.")).toBeVisible();
  expect(await screen.findByText("Nothing has failed.")).toBeVisible();
});

test("a check is begun, and its result told in numbers", async () => {
  const { user } = renderFor("/operator", new Operated());
  await user.click(await screen.findByRole("button", { name: "Check" }));
  expect(await screen.findByText("Check: done")).toBeVisible();
  expect(screen.getByText(/40 photos, 1 missing/)).toBeVisible();
});

test("the last backup is told as failed where it was, however long ago", async () => {
  const operated = new Operated();
  const times = { createdAt: 1_780_000_000_000, startedAt: null, finishedAt: 1_780_000_000_000 };
  const told = { by: null, repair: false, counts: {}, reason: "No space left on device.", ...times };
  operated.last = [{ _id: "3".repeat(24), kind: "backup", state: "failed", ...told }];
  renderFor("/operator", operated);
  const name = await screen.findByText("Last backup");
  expect(name.parentElement).toHaveTextContent(/2026.* · failed/);
});

test("no backup is begun where nobody takes it, and it says what to do", async () => {
  renderFor("/operator", new Operated());
  expect(await screen.findByText(/start the album with BACKUP_DIR/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Back up" })).toBeDisabled();
});

test("limits of one person are set in gigabytes", async () => {
  const operated = new Operated();
  operated.addUser("bob");
  const { user } = renderFor("/operator/people", operated);
  await user.click(await screen.findByRole("button", { name: "Limits of bob" }));
  await user.type(await screen.findByLabelText("Gigabytes"), "-1");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByLabelText("Gigabytes")).toHaveAccessibleDescription(/from 0 on/);
  await user.clear(screen.getByLabelText("Gigabytes"));
  await user.type(screen.getByLabelText("Gigabytes"), "1.5");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("The limits of bob are set.")).toBeVisible();
  expect(operated.users[0]).toMatchObject({ maxBytes: 1_500_000_000, maxPhotos: null });
  expect(await screen.findByText(/up to 1.5 GB/)).toBeVisible();
});

test("an invitation's link is shown once, and can be taken back", async () => {
  const { user } = renderFor("/operator/people", new Operated());
  await user.click(await screen.findByRole("button", { name: "Invite" }));
  await user.type(await screen.findByLabelText("For whom"), "Grace");
  await user.click(screen.getByRole("button", { name: "Make the link" }));
  expect(await screen.findByDisplayValue(/\/invitation#sai_secret$/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Close" }));
  await user.click(await screen.findByRole("button", { name: "Take back: Grace" }));
  expect(await screen.findByText("There are none.")).toBeVisible();
});

test("the audit is searched by who", async () => {
  const operated = new Operated();
  operated.addDeed("sign-up", "bob");
  operated.addDeed("make key", "ada");
  const { user } = renderFor("/operator/audit", operated);
  const deeds = await screen.findByRole("list", { name: "Audit" });
  expect(within(deeds).getAllByRole("listitem")).toHaveLength(2);
  await user.type(screen.getByLabelText("Who"), "bob");
  expect(await screen.findByText("Signed up", { selector: "p" })).toBeVisible();
  await expect.poll(() => operated.asked.get("who")).toBe("bob");
  expect(screen.getByRole("link", { name: "Export as table" })).toHaveAttribute(
    "href",
    expect.stringContaining("who=bob&as=csv"),
  );
});

test("who is invited makes an account by the link", async () => {
  const world = worldOfAda();
  world.signedInAs = null;
  world.signUp = "invited";
  const { user } = renderApp("/invitation#sai_secret", world);
  server.use(...operatedBy(new Operated()));
  expect(await screen.findByText("ada invites you to make an account here.")).toBeVisible();
  await user.type(screen.getByLabelText("User name"), "grace");
  await user.type(screen.getByLabelText("Password"), "correct horse");
  await user.click(screen.getByRole("button", { name: "Create account" }));
  expect(await screen.findByRole("button", { name: "Account: grace" })).toBeVisible();
});

test("an invitation is looked up in the frame of what follows", async () => {
  const world = worldOfAda();
  world.signedInAs = null;
  renderApp("/invitation#sai_secret", world);
  server.use(http.post(LOOK, () => delay("infinite")));
  expect(await screen.findByRole("status")).toHaveTextContent("Loading");
  expect(screen.getByText("A photo album that labels its own photos.")).toBeVisible();
});

test("an invitation that cannot be looked up is, when asked again", async () => {
  const world = worldOfAda();
  world.signedInAs = null;
  const { user } = renderApp("/invitation#sai_secret", world);
  server.use(...operatedBy(new Operated()));
  server.use(http.post(LOOK, () => problem(400, "Not now."), { once: true }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Not now.");
  expect(screen.getByText("A photo album that labels its own photos.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("ada invites you to make an account here.")).toBeVisible();
});

test("an invitation that is over says so", async () => {
  const world = worldOfAda();
  world.signedInAs = null;
  renderApp("/invitation#sai_another", world);
  server.use(...operatedBy(new Operated()));
  expect(await screen.findByRole("heading", { name: "This invitation is over" })).toBeVisible();
});

test("a stranger to an album by invitation is not offered an account", async () => {
  const world = worldOfAda();
  world.signedInAs = null;
  world.signUp = "invited";
  renderApp("/sign-in", world);
  expect(await screen.findByText(/An account takes an invitation/)).toBeVisible();
  expect(screen.queryByRole("link", { name: "Create an account" })).not.toBeInTheDocument();
});
