import { useCallback } from "react";
import { Problem } from "../../../api/problem";
import { type Texts, useTexts } from "../../../texts";
import styles from "./reason.module.css";

/** Sentences for statuses that mean something of their own where they are met: 401 at a sign-in. */
export type Meanings = Partial<Record<number, string>>;

/** Why something failed, in one sentence of the person's own language. */
export function useReason(): (error: unknown, meanings?: Meanings) => string {
  const texts = useTexts();
  return useCallback((error, meanings = {}) => reasonOf(error, meanings, texts), [texts]);
}

/** The same, with the server's own words in small print where they may say more. */
export function Reason({ error, meanings = {} }: { error: unknown; meanings?: Meanings }) {
  const reason = useReason();
  const detail = error instanceof Problem ? error.detail : "";
  return (
    <>
      {reason(error, meanings)}
      {detail !== "" && <small className={styles.detail}>{detail}</small>}
    </>
  );
}

function reasonOf(error: unknown, meanings: Meanings, { problems }: Texts): string {
  if (!(error instanceof Problem)) return problems.title;
  if (error.kind !== "answer") return problems[error.kind];
  const statuses: Meanings = problems.statuses;
  const fields: Partial<Record<string, string>> = problems.fields;
  const ofField = error.status === 422 && error.field ? fields[error.field] : undefined;
  return meanings[error.status] ?? ofField ?? statuses[error.status] ?? problems.unknown(error.status);
}
