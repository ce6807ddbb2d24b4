import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isNetworkLost, isRefusal, Problem } from "./problem";
import { SESSION } from "./query-keys";

const RETRIES = 3;

/** A client for one tab. Whenever a function answers 401 the session counts as over, so that sign-in shows. */
export function newQueryClient(): QueryClient {
  const client: QueryClient = queryClientFor(() => client.setQueryData(SESSION, null));
  return client;
}

/** A client that calls `onUnauthorized` at every 401: the session or the link with which it asks has ended. */
export function queryClientFor(onUnauthorized: () => void): QueryClient {
  const onError = (error: Error) => {
    if (isRefusal(error, 401)) onUnauthorized();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Asked whatever the browser says of its network: what cannot be reached says so, instead of waiting for ever.
      queries: {
        networkMode: "always",
        refetchOnReconnect: true,
        staleTime: 20_000,
        retry: mayRetry,
        retryDelay: delayBefore,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/** Drops every answer but those under `kept`: what one person saw is not shown to the next. */
export function forgetAllBut(client: QueryClient, kept: readonly string[]): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== kept[0] });
}

function mayRetry(failures: number, error: Error): boolean {
  if (!navigator.onLine && isNetworkLost(error)) return false;
  return failures < RETRIES && error instanceof Problem && error.isTransient;
}

function delayBefore(failures: number, error: Error): number {
  const asked = error instanceof Problem ? error.retryAfter : null;
  return asked ?? 500 * 2 ** failures;
}
