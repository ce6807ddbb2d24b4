import { createContext, useContext } from "react";
import { call } from "../client";
import type { Visit } from "./visit";

/** Null where a signed-in person looks around. */
export const VisitContext = createContext<Visit | null>(null);

export function useVisit(): Visit | null {
  return useContext(VisitContext);
}

/** How functions are asked here: as the person who is signed in, or by the link of a shared album. */
export function useCall(): typeof call {
  return useVisit()?.call ?? call;
}
