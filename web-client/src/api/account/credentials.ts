import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import { Problem } from "../problem";
import type { CodesSetup, HeldCredentials, Identity, Passkey } from "../types";
import { askPasskey, makePasskey } from "./passkey";

export const HELD = ["credentials"] as const;

/** How the person can sign in. */
export function useHeldCredentials() {
  return useQuery({
    queryKey: HELD,
    queryFn: async ({ signal }) =>
      (await call<HeldCredentials>("GET", "accounts/credentials", { signal })).data,
  });
}

/** Whether the person has to show again who they are, before the same may be done. */
export function needsFreshSignIn(error: unknown): boolean {
  return error instanceof Problem && error.needs === "fresh-sign-in";
}

export function needsCode(error: unknown): boolean {
  return error instanceof Problem && error.needs === "code";
}

/** A change of what one signs in with; what there is, is asked for again afterwards. */
function useChange<Given, Made = void>(change: (given: Given) => Promise<Made>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: HELD }),
    gcTime: 0, // nothing keeps a secret once it was shown
  });
}

export function useAddPasskey() {
  return useChange(async (name: string) => {
    const made = await makePasskey();
    await call("POST", "accounts/passkeys", { body: { ...made, name } });
  });
}

export function useRenamePasskey() {
  return useChange(async ({ passkey, name }: { passkey: Passkey; name: string }) => {
    await call("PATCH", `accounts/passkeys/${passkey._id}`, { body: { name } });
  });
}

export function useRemovePasskey() {
  return useChange(async (passkey: Passkey) => {
    await call("DELETE", `accounts/passkeys/${passkey._id}`);
  });
}

export function useUnlink() {
  return useChange(async (identity: Identity) => {
    await call("DELETE", `accounts/identities/${identity._id}`);
  });
}

/** Nothing has changed before a first code has come back. */
export function useBeginCodes() {
  return useChange(async () => (await call<CodesSetup>("POST", "accounts/codes")).data);
}

export function useTurnCodesOn() {
  return useChange(async (body: { ticket: string; code: string }) => {
    const { codes } = (await call<{ codes: string[] }>("PUT", "accounts/codes", { body })).data;
    return codes;
  });
}

export function useRenewRecovery() {
  return useChange(async () => {
    const { codes } = (await call<{ codes: string[] }>("POST", "accounts/codes/recovery")).data;
    return codes;
  });
}

export function useTurnCodesOff() {
  return useChange(async () => {
    await call("DELETE", "accounts/codes");
  });
}

/** Shows again who the person is: by the password, with a code where one is asked for, or else by a passkey. */
export function useConfirm() {
  return useChange(async (given: { password: string; code?: string } | "passkey") => {
    const body = given === "passkey" ? { passkey: await askPasskey() } : given;
    await call("POST", "accounts/session/confirm", { body });
  });
}
