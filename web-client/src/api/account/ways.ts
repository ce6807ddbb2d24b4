import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import type { SignInWays } from "../types";
import { askPasskey, type PasskeyAnswer } from "./passkey";
import { beginHere } from "./session";

const FROM = "sign-in-from";
/** For what somebody was sent to the provider; the state that comes back begins with it. */
export type Aim = "sign-in" | "link" | "confirm";
const BEGIN: Record<Aim, string> = {
  "sign-in": "accounts/openid",
  link: "accounts/openid/link",
  confirm: "accounts/openid/confirm",
};

/** What there is besides passwords. */
export function useSignInWays() {
  return useQuery({
    queryKey: ["sign-in-ways"],
    queryFn: async ({ signal }) => (await call<SignInWays>("GET", "accounts/sign-in", { signal })).data,
    staleTime: 5 * 60_000,
  });
}

/** Has the person choose a passkey; its answer may be sent twice, the second time with a code. */
export function useAskPasskey() {
  return useMutation({ mutationFn: () => askPasskey(), gcTime: 0 });
}

export function usePasskeySignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: PasskeyAnswer & { code?: string }) => {
      await call("POST", "accounts/session/passkey", { body });
      await beginHere(client);
    },
    gcTime: 0,
  });
}

/** Leaves the page for the provider; `from` is where the person wanted to go. */
export function useProvider(aim: Aim) {
  return useMutation({
    mutationFn: async (from: string) => {
      const { address } = (await call<{ address: string }>("POST", BEGIN[aim])).data;
      keep(from);
      location.assign(address);
    },
  });
}

/** Where the person wanted to go before the provider was asked; once. */
export function takeFrom(): string {
  try {
    const from = sessionStorage.getItem(FROM) ?? "/";
    sessionStorage.removeItem(FROM);
    return from.startsWith("/") && !from.startsWith("//") ? from : "/";
  } catch {
    return "/";
  }
}

function keep(from: string): void {
  try {
    sessionStorage.setItem(FROM, from);
  } catch {
    // A browser that keeps nothing shows the home page afterwards.
  }
}

export interface ProviderReply {
  state: string;
  code?: string;
  iss?: string;
  error?: string;
}

/** What the provider sent the browser back with. */
export function replyIn(search: URLSearchParams): ProviderReply {
  const told = (name: "code" | "iss" | "error") => {
    const value = search.get(name);
    return value === null ? {} : { [name]: value };
  };
  return { state: search.get("state") ?? "", ...told("code"), ...told("iss"), ...told("error") };
}

export function aimOf({ state }: ProviderReply): Aim {
  const aim = state.split(".")[0];
  return aim === "link" || aim === "confirm" ? aim : "sign-in";
}

/** Ends what was begun with the provider. */
export function useProviderReply() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (reply: ProviderReply) => {
      const aim = aimOf(reply);
      if (aim === "link") await call("POST", "accounts/identities", { body: reply });
      else if (aim === "confirm") await call("POST", "accounts/session/confirm", { body: { openid: reply } });
      else {
        await call("POST", "accounts/session/openid", { body: reply });
        await beginHere(client);
      }
      return aim;
    },
  });
}
