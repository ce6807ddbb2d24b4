import { useLanguageTag } from "..";
import { de } from "./de";
import { en, type WaysTexts } from "./en";

export type { WaysTexts };

/** What is said of passkeys, codes and the sign-in provider: for screens that come when they are opened. */
export function useWaysTexts(): WaysTexts {
  return useLanguageTag() === "de" ? de : en;
}
