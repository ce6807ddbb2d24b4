import type { Counted } from "../../api/types";

/** What was counted, as people read it. */
export function nameIn(language: string, { text, german }: Counted): string {
  return language === "de" && german ? german : text;
}
