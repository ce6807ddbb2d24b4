import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import { isNetworkLost, isRefusal } from "../problem";
import { forgetAllBut } from "../query-client";
import { SESSION } from "../query-keys";
import type { Session } from "../types";
import { endHere } from "./ended";

export interface Credentials {
  userName: string;
  password: string;
  /** Where the album asks for one, for a new account. */
  invitation?: string;
  /** Where the account asks for one besides. */
  code?: string;
}

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery(SESSION_QUERY);
}

export const SESSION_QUERY = {
  queryKey: SESSION,
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchSession(signal),
  staleTime: 5 * 60_000,
};

async function fetchSession(signal: AbortSignal): Promise<Session | null> {
  try {
    return (await call<Session>("GET", "accounts/session", { signal })).data;
  } catch (error) {
    if (isRefusal(error, 401)) return null;
    throw error;
  }
}

/** Whether the album answers, whatever it says. */
export async function isAnswering(): Promise<boolean> {
  try {
    await call("GET", "accounts/session");
    return true;
  } catch (error) {
    return !isNetworkLost(error);
  }
}

/** Signs in, or creates the account and signs in with it. */
export function useSignIn(isNew: boolean) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (credentials: Credentials) => {
      await call("POST", isNew ? "accounts/" : "accounts/session", { body: credentials });
      await beginHere(client);
    },
  });
}

/** Somebody has signed in: nothing of an earlier person on this machine may be shown to this one. */
export async function beginHere(client: QueryClient): Promise<void> {
  const session = (await call<Session>("GET", "accounts/session")).data;
  forgetAllBut(client, SESSION);
  client.setQueryData<Session>(SESSION, session);
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("DELETE", "accounts/session"),
    onSuccess: () => endHere(client),
  });
}
