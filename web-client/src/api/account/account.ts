import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import { allPages } from "../pages";
import { isRefusal } from "../problem";
import type { ApiKey, KeyScope, NewApiKey, OpenSession } from "../types";
import { HELD } from "./credentials";
import { endHere } from "./ended";

const KEYS = ["keys"] as const;
const SESSIONS = ["sessions"] as const;

/** All other sessions end with the old password; this browser gets a new one. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { password?: string; newPassword: string }) =>
      call("PUT", "accounts/password", { body }),
    onSuccess: () => Promise.all([SESSIONS, HELD].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Where I am signed in, newest first. */
export function useOpenSessions() {
  return useQuery({
    queryKey: SESSIONS,
    queryFn: ({ signal }) => allPages<OpenSession>("accounts/sessions?limit=500", signal),
  });
}

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (session: OpenSession) => call("DELETE", `accounts/sessions/${session._id}`),
    onSettled: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
}

export function useSignOutEverywhere() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("DELETE", "accounts/sessions"),
    onSuccess: () => endHere(client),
  });
}

/** My API keys, newest first. */
export function useKeys() {
  return useQuery({
    queryKey: KEYS,
    queryFn: ({ signal }) => allPages<ApiKey>("accounts/keys?limit=500", signal),
  });
}

/** The key itself is in this answer and never again. */
export function useMakeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: { name: string; scope: KeyScope }) =>
      (await call<NewApiKey>("POST", "accounts/keys", { body })).data,
    onSuccess: () => client.invalidateQueries({ queryKey: KEYS }),
    gcTime: 0, // nothing keeps the key once it was shown
  });
}

export function useRevokeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (key: ApiKey) => {
      try {
        await call("DELETE", `accounts/keys/${key._id}`);
      } catch (error) {
        // Another window was quicker.
        if (!isRefusal(error, 404)) throw error;
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: KEYS }),
  });
}

export function useDeleteAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (password: string | null) =>
      call("POST", "accounts/delete", { body: password === null ? {} : { password } }),
    onSuccess: () => endHere(client),
  });
}
