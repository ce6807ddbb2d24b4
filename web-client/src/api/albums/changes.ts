import type { QueryClient } from "@tanstack/react-query";
import { ALBUMS } from "../query-keys";

const PAUSE_MS = 1_000;

const waiting = new WeakSet<QueryClient>();

/**
 * What albums tell has changed, as it does with each photo that arrives. It is asked for again once for all that
 * changes within a while, and never while the answer to an earlier question is on its way.
 */
export function albumsChanged(client: QueryClient): void {
  if (waiting.has(client)) return;
  waiting.add(client);
  const askAgain = () => {
    if (client.isFetching({ queryKey: ALBUMS }) > 0) {
      setTimeout(askAgain, PAUSE_MS);
      return;
    }
    waiting.delete(client);
    void client.invalidateQueries({ queryKey: ALBUMS });
  };
  setTimeout(askAgain, PAUSE_MS);
}
