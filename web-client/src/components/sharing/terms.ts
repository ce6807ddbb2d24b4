import { useState } from "react";
import { type Expiry, momentOf, liesAhead } from "./expiry";

/** What a share gives besides looking, and for how long. */
export interface Terms {
  originals: boolean;
  below: boolean;
  expiry: Expiry;
  lastDay: string;
}

export function useTerms() {
  const [terms, setTerms] = useState<Terms>({ originals: false, below: false, expiry: "never", lastDay: "" });
  const [isLate, setLate] = useState(false);
  const change = (changes: Partial<Terms>) => {
    setTerms({ ...terms, ...changes });
    setLate(false);
  };
  /** The terms as the functions take them. Null, and `isLate` from then on, if the last day has passed or is no date. */
  const check = () => {
    const now = Date.now();
    const expiresAt = momentOf(terms.expiry, terms.lastDay, now);
    const isRight = liesAhead(expiresAt, now);
    setLate(!isRight);
    return isRight ? { originals: terms.originals, below: terms.below, expiresAt } : null;
  };
  return { ...terms, isLate, change, check };
}
