import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter } from "react-router";
import { newQueryClient } from "../api/query-client";
import { App } from "../app";
import { routes } from "../routes";
import { functionsOf } from "./functions";
import { server } from "./server";
import { World } from "./world";

/** A world where ada has an account and is signed in. */
export function worldOfAda(): World {
  const world = new World();
  world.accounts.set("ada", "correct horse");
  world.signedInAs = "ada";
  return world;
}

/** The whole client at an address, over functions that know only this world. */
export function renderApp(address: string, world: World) {
  server.use(...functionsOf(world));
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  render(<App client={newQueryClient()} router={router} />);
  return { router, user: userEvent.setup() };
}
