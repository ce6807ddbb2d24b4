import { useLanguageTag } from "..";
import { de } from "./de";
import { en, type OperatorTexts } from "./en";

export type { OperatorTexts };

/** Both languages come with the pages that say them, which few people open. */
export function useOperatorTexts(): OperatorTexts {
  return useLanguageTag() === "de" ? de : en;
}
