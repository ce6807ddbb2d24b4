import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem";

export const SESSION = ["session"] as const;

const RETRIES = 3;

/** A client for one tab. Whenever a function answers 401 the session counts as over, so that sign-in shows. */
export function newQueryClient(): QueryClient {
  const endSession = (error: Error) => {
    if (error instanceof Problem && error.status === 401) client.setQueryData(SESSION, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: endSession }),
    mutationCache: new MutationCache({ onError: endSession }),
    defaultOptions: {
      queries: { staleTime: 20_000, retry: mayRetry, retryDelay: delayBefore },
      mutations: { retry: false },
    },
  });
  return client;
}

/** Everything that a person saw goes with their session. */
export function forgetAllBut(client: QueryClient, kept: readonly string[]): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== kept[0] });
}

function mayRetry(failures: number, error: Error): boolean {
  return failures < RETRIES && error instanceof Problem && error.isTransient;
}

function delayBefore(failures: number, error: Error): number {
  const asked = error instanceof Problem ? error.retryAfter : null;
  return asked ?? 500 * 2 ** failures;
}
