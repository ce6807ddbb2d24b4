import { call } from "../client";
import type { Schemas } from "../types";

export type SignUpMode = Schemas["SignUpInfo"]["signUp"];
export type OpenInvitation = Schemas["OpenInvitation"];

/** Who may make an account here. */
export async function fetchSignUp(signal: AbortSignal): Promise<SignUpMode> {
  return (await call<Schemas["SignUpInfo"]>("GET", "accounts/sign-up", { signal })).data.signUp;
}

/** Throws where it is good for nobody any more. */
export async function lookAtInvitation(token: string, signal: AbortSignal): Promise<OpenInvitation> {
  const body = { token };
  return (await call<OpenInvitation>("POST", "accounts/invitations/look", { body, signal })).data;
}
