import { useState } from "react";
import { type Ending, endOf, liesAhead } from "./endings";

/** What a share gives besides looking, and for how long. */
export interface Terms {
  originals: boolean;
  ending: Ending;
  lastDay: string;
}

export function useTerms() {
  const [terms, setTerms] = useState<Terms>({ originals: false, ending: "never", lastDay: "" });
  const [isLate, setLate] = useState(false);
  const change = (changes: Partial<Terms>) => {
    setTerms({ ...terms, ...changes });
    setLate(false);
  };
  /** As the functions want them; null, and `isLate` from then on, if the last day has passed or is none. */
  const check = () => {
    const now = Date.now();
    const expiresAt = endOf(terms.ending, terms.lastDay, now);
    const isRight = liesAhead(expiresAt, now);
    setLate(!isRight);
    return isRight ? { originals: terms.originals, expiresAt } : null;
  };
  return { ...terms, isLate, change, check };
}
