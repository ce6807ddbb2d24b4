import { createContext, useContext } from "react";
import { call } from "../client";
import type { GuestSession } from "./guest-session";

/** Null where a signed-in person looks around. */
export const GuestSessionContext = createContext<GuestSession | null>(null);

export function useGuestSession(): GuestSession | null {
  return useContext(GuestSessionContext);
}

/** How functions are asked here: as the person who is signed in, or by the link of a shared album. */
export function useCall(): typeof call {
  return useGuestSession()?.call ?? call;
}
