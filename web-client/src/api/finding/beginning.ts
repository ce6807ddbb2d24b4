import type { QueryClient } from "@tanstack/react-query";
import { SESSION_QUERY } from "../account/session";
import { call } from "../client";
import { monthsQuery } from "./counts";
import { monthQuery } from "./month-photos";
import { EVERYTHING } from "./scope";

/** Asks for what the home page shows first while the page itself is being made. What fails, the page asks for again. */
export async function beginTimeline(client: QueryClient): Promise<void> {
  try {
    if (!(await client.query(SESSION_QUERY))) return;
    const [newest] = await client.query(monthsQuery(""));
    if (newest) await client.query(monthQuery({ client, ask: call, scope: EVERYTHING }, newest.month));
  } catch {
    // Told where it is shown.
  }
}
