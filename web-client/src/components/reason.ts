import { useCallback } from "react";
import { Problem } from "../api/problem";
import { type Texts, useTexts } from "../texts";

/** Why something failed, in a sentence for a person: the server's own words where it gave some. */
export function useReason(): (error: unknown) => string {
  const texts = useTexts();
  return useCallback((error: unknown) => reasonOf(error, texts), [texts]);
}

function reasonOf(error: unknown, { problems }: Texts): string {
  if (!(error instanceof Problem)) return problems.title;
  if (error.kind !== "answer") return problems[error.kind];
  return error.detail || problems.unknown(error.status);
}
